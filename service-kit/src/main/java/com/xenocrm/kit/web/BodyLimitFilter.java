package com.xenocrm.kit.web;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Buffers the body of a write, and rejects a body over the limit without reading all of it. */
@Order(BodyLimitFilter.ORDER)
public final class BodyLimitFilter extends OncePerRequestFilter {

    /** Runs after the security chain, so that no body of an unauthorised caller is read. */
    public static final int ORDER = 100;

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    static final int MOST_BYTES = 1024 * 1024;

    private final EnvelopeWriter envelope;
    private final StreamingRoutes streamed;

    public BodyLimitFilter(EnvelopeWriter envelope, StreamingRoutes streamed) {
        this.envelope = envelope;
        this.streamed = streamed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || streamed.include(request);
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
