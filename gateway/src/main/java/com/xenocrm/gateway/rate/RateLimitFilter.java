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

/** Answers 429 to callers over their limit. */
final class RateLimitFilter extends OncePerRequestFilter {

    /** Retry-After, in seconds. */
    private static final String SECONDS = "1";

    private final Function<HttpServletRequest, Optional<Counted>> counting;
    private final RateLimiter rates;
    private final RateLimitMetrics refusals;
    private final EnvelopeWriter envelope;

    RateLimitFilter(
            Function<HttpServletRequest, Optional<Counted>> counting,
            RateLimiter rates,
            RateLimitMetrics refusals,
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
        RateLimit limit = tooMany.get().limit();
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

    /** Limit and caller that a request counts against. */
    record Counted(RateLimit limit, String caller) {}
}
