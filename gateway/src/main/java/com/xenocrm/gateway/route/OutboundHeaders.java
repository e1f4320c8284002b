package com.xenocrm.gateway.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

import com.xenocrm.contracts.token.SessionTokenClaims;
import com.xenocrm.gateway.identity.Identity;
import com.xenocrm.gateway.internaltoken.InternalTokens;
import com.xenocrm.kit.logging.RequestIdFilter;

/** Removes what the caller claims about their identity, and adds the gateway's internal token. */
@Component
final class OutboundHeaders implements RequestHttpHeadersFilter, Ordered {

    /** Request attribute: the service that the request goes to. */
    static final String SERVICE = OutboundHeaders.class.getName() + ".SERVICE";

    /** The service that reads cookies: those of a sign-in in progress. */
    private static final String COOKIE_READER = "auth-service";

    /** Trace headers are set by the HTTP client, not copied from the caller. */
    private static final Set<String> STRIPPED = Set.of(
            "authorization", "cookie", "forwarded", "x-request-id", "traceparent", "tracestate", "baggage", "b3");

    private static final List<String> STRIPPED_PREFIXES = List.of("x-user-", "x-internal-", "x-forwarded-", "x-b3-");

    private final InternalTokens tokens;

    OutboundHeaders(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders inbound, ServerRequest request) {
        String service = (String) Objects.requireNonNull(request.attributes().get(SERVICE));
        HttpHeaders outbound = new HttpHeaders();
        inbound.forEach((name, values) -> {
            if (!isStripped(name)) {
                outbound.addAll(name, values);
            }
        });
        if (service.equals(COOKIE_READER)) {
            cookies(inbound).ifPresent(cookies -> outbound.set(HttpHeaders.COOKIE, cookies));
        }
        outbound.setBearerAuth(tokens.of(caller(), service));
        outbound.set(RequestIdFilter.HEADER, String.valueOf(request.attributes().get(RequestIdFilter.KEY)));
        outbound.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        outbound.set("X-Forwarded-Proto", request.servletRequest().getScheme());
        return outbound;
    }

    private static boolean isStripped(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return STRIPPED.contains(name) || STRIPPED_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static Optional<String> cookies(HttpHeaders inbound) {
        String kept = inbound.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith(SessionTokenClaims.COOKIE + "="))
                .collect(Collectors.joining("; "));
        return Stream.of(kept).filter(cookies -> !cookies.isBlank()).findFirst();
    }

    private static Optional<Identity> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Identity identity
                ? Optional.of(identity)
                : Optional.empty();
    }
}
