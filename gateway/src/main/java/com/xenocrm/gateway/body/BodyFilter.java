package com.xenocrm.gateway.body;

import java.io.IOException;
import java.time.Clock;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.kit.web.EnvelopeWriter;

/** Refuses a body over the limit: at once if its length is declared, otherwise when the limit is reached. */
@Component
@Order(BodyFilter.AFTER_SECURITY)
final class BodyFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = 100;

    private final BodySettings settings;
    private final EnvelopeWriter envelope;
    private final Clock clock;

    BodyFilter(BodySettings settings, EnvelopeWriter envelope, Clock clock) {
        this.settings = settings;
        this.envelope = envelope;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodySettings.Measure measure = settings.of(request.getRequestURI());
        if (request.getContentLengthLong() > measure.most()) {
            BodyRefusal refusal = BodyRefusal.tooLarge(measure.most());
            envelope.refuse(response, refusal.status(), refusal.code(), refusal.reason(), null);
        } else {
            chain.doFilter(new Limited(request, measure), response);
        }
    }

    private final class Limited extends HttpServletRequestWrapper {

        private final BodySettings.Measure measure;
        private @Nullable LimitedBody body;

        Limited(HttpServletRequest request, BodySettings.Measure measure) {
            super(request);
            this.measure = measure;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedBody(super.getInputStream(), measure, clock);
            }
            return body;
        }
    }
}
