package com.xenocrm.gateway.rate;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.kit.web.EnvelopeWriter;

/** Turns away who makes too many requests. */
final class RateFilter extends OncePerRequestFilter {

    /** Tokens come all the time: after this long there are some. */
    private static final String SECONDS = "1";

    private final Function<HttpServletRequest, Optional<Counted>> counting;
    private final Rates rates;
    private final Refusals refusals;
    private final EnvelopeWriter envelope;

    RateFilter(
            Function<HttpServletRequest, Optional<Counted>> counting,
            Rates rates,
            Refusals refusals,
            EnvelopeWriter envelope) {
        this.counting = counting;
        this.rates = rates;
        this.refusals = refusals;
        this.envelope = envelope;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Counted> tooMany =
                counting.apply(request).filter(counted -> !rates.allow(counted.limit(), counted.caller()));
        if (tooMany.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Limit limit = tooMany.get().limit();
        refusals.add(limit);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.setHeader("RateLimit-Limit", String.valueOf(limit.burst()));
        response.setHeader("RateLimit-Remaining", "0");
        response.setHeader("RateLimit-Reset", SECONDS);
        envelope.refuse(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "RATE_LIMITED",
                "Too many requests: at most %d a second in the long run".formatted(limit.perSecond()),
                null);
    }

    /** A request that counts against somebody's limit. */
    record Counted(Limit limit, String caller) {}
}
