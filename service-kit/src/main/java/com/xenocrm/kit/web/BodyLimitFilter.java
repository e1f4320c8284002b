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

/** Reads the body of a write once, and refuses one that is too large without reading it all. */
@Order(BodyLimitFilter.ORDER)
public final class BodyLimitFilter extends OncePerRequestFilter {

    /** After the security chain: nothing is read for someone who may not write. */
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
