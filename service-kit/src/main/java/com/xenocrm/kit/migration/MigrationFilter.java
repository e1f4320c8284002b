package com.xenocrm.kit.migration;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.kit.web.EnvelopeWriter;

/** Answers 503 to all requests but health and metrics until the migrations are applied. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class MigrationFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final MigrationLifecycle migrations;
    private final EnvelopeWriter envelope;

    MigrationFilter(MigrationLifecycle migrations, EnvelopeWriter envelope) {
        this.migrations = migrations;
        this.envelope = envelope;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return migrations.areApplied() || request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        envelope.refuse(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "The service is not available right now; try again in a few seconds",
                null);
    }
}
