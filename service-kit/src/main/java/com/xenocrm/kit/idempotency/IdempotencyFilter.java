package com.xenocrm.kit.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.security.Sha256;
import com.xenocrm.kit.web.BodyLimitFilter;
import com.xenocrm.kit.web.BufferedRequest;
import com.xenocrm.kit.web.Refusal;

/** Performs a write once per {@code Idempotency-Key}, caller and route; repeats receive the first answer. */
@Order(BodyLimitFilter.ORDER + 1)
public final class IdempotencyFilter extends OncePerRequestFilter {

    public static final String HEADER = "Idempotency-Key";

    /**
     * Request attribute with an identifier of 32 hexadecimal digits, derived from caller, route, key and body. A
     * write that uses it as document id creates the same document when it is repeated after a crash.
     */
    public static final String WRITE_ID = "crm.idempotency.write-id";

    private static final int WRITE_ID_DIGITS = 32;

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final Pattern WELL_FORMED = Pattern.compile("[!-~]{1,255}");

    private final IdempotencyKeys claims;
    private final HandlerExceptionResolver errors;

    IdempotencyFilter(IdempotencyKeys claims, HandlerExceptionResolver errors) {
        this.claims = claims;
        this.errors = errors;
    }

    /** Ignores anonymous callers; signed receipts are idempotent anyway. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        return !(request instanceof BufferedRequest)
                || request.getHeader(HEADER) == null
                || caller == null
                || InternalTokenClaims.ANONYMOUS.equals(caller.getName());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClaimResult claim;
        try {
            claim = claim((BufferedRequest) request);
        } catch (RuntimeException e) {
            if (errors.resolveException(request, response, null, e) == null) {
                throw e;
            }
            return;
        }
        switch (claim) {
            case ClaimResult.Ours ours -> write(ours, request, response, chain);
            case ClaimResult.Answered answer -> replay(answer, response);
            case ClaimResult.InFlight _ -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                errors.resolveException(
                        request,
                        response,
                        null,
                        Refusal.conflict("REQUEST_IN_FLIGHT", "The first request with this key is still running"));
            }
            case ClaimResult.OtherBody _ ->
                errors.resolveException(
                        request,
                        response,
                        null,
                        new Refusal(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "IDEMPOTENCY_KEY_REUSED",
                                "This key was used with another body",
                                null));
        }
    }

    private ClaimResult claim(BufferedRequest request) {
        String key = request.getHeader(HEADER);
        if (!WELL_FORMED.matcher(key).matches()) {
            throw Refusal.invalid(HEADER, "must be 1 to 255 ASCII characters without spaces");
        }
        String id = request.getUserPrincipal().getName() + " " + request.getMethod() + " " + request.getRequestURI()
                + " " + key;
        String bodyHash = Sha256.hex(request.body());
        request.setAttribute(WRITE_ID, Sha256.hex(id + " " + bodyHash).substring(0, WRITE_ID_DIGITS));
        return claims.claim(id, bodyHash);
    }

    private void write(
            ClaimResult.Ours ours, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, answer);
            answered = isFinal(answer.getStatus()) && mayBeKept(answer);
        } finally {
            settle(ours, answered, answer);
            answer.copyBodyToResponse();
        }
    }

    /** Returns whether the answer is final, unlike a server error or a request to retry. */
    private static boolean isFinal(int status) {
        return status < HttpStatus.INTERNAL_SERVER_ERROR.value() && status != HttpStatus.TOO_MANY_REQUESTS.value();
    }

    /**
     * Returns whether the answer may be stored. Answers with {@code Cache-Control: no-store} contain a secret; their
     * write is performed again on a repeat.
     */
    private static boolean mayBeKept(HttpServletResponse answer) {
        String cacheControl = answer.getHeader(HttpHeaders.CACHE_CONTROL);
        return cacheControl == null || !cacheControl.contains("no-store");
    }

    private void settle(ClaimResult.Ours ours, boolean answered, ContentCachingResponseWrapper answer) {
        try {
            if (answered) {
                claims.answered(
                        ours,
                        new ClaimResult.Answered(
                                answer.getStatus(),
                                answer.getContentType(),
                                new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
            } else {
                claims.release(ours);
            }
        } catch (DataAccessException e) {
            log.warn("An idempotency key could not be released and stays claimed until its claim expires", e);
        }
    }

    private static void replay(ClaimResult.Answered answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
