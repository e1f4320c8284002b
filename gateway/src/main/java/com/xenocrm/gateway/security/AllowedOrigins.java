package com.xenocrm.gateway.security;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

import com.xenocrm.kit.logging.RequestIdFilter;

/**
 * Web origins that may call: the configured frontends and the gateway's own, with a browser's cookies, and those of Mini
 * CRM's client, whose cookies are ignored.
 */
@Component
public class AllowedOrigins {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final long PREFLIGHT_SECONDS = 3600;

    private final List<String> frontends;
    private final List<String> miniCrm;

    AllowedOrigins(SecuritySettings settings) {
        this.frontends =
                settings.frontendUrls().stream().map(AllowedOrigins::origin).toList();
        this.miniCrm = settings.miniCrmOrigins();
    }

    /** Returns false for a write that another site may have triggered. */
    boolean mayUseCookie(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return SAFE_METHODS.contains(request.getMethod())
                || (origin != null && (frontends.contains(origin) || origin.equals(own(request))));
    }

    /** Returns whether the request comes from Mini CRM's client, which signs in with a bearer token only. */
    public boolean isMiniCrm(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && miniCrm.contains(origin);
    }

    CorsConfiguration cors() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(
                Stream.concat(frontends.stream(), miniCrm.stream()).toList());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(List.of(
                RequestIdFilter.HEADER,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "RateLimit-Limit",
                "RateLimit-Remaining",
                "RateLimit-Reset"));
        cors.setAllowCredentials(true);
        cors.setMaxAge(PREFLIGHT_SECONDS);
        return cors;
    }

    private static String own(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
