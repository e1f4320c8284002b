package com.xenocrm.ingestion.intake;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.kit.web.EnvelopeWriter;

/** Reads the body of a write once, and refuses one that is too large without reading it all. */
@Component
@Order(BodyLimitFilter.ORDER)
public final class BodyLimitFilter extends OncePerRequestFilter {

    /** After the security chain: nothing is read for someone who may not write. */
    public static final int ORDER = 100;

    static final int MOST_BYTES = 1024 * 1024;

    private final EnvelopeWriter envelope;

    public BodyLimitFilter(EnvelopeWriter envelope) {
        this.envelope = envelope;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(response);
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        envelope.refuse(
                response, HttpStatus.CONTENT_TOO_LARGE, "PAYLOAD_TOO_LARGE", "A request takes at most 1 MiB", null);
    }
}
