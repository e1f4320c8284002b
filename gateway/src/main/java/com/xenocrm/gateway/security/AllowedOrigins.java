package com.xenocrm.gateway.security;

import java.net.URI;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

import com.xenocrm.kit.web.RequestIdFilter;

/** Web origins that may use a browser's cookies: the configured frontends and the gateway's own. */
@Component
class AllowedOrigins {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final long PREFLIGHT_SECONDS = 3600;

    private final List<String> frontends;

    AllowedOrigins(SecuritySettings settings) {
        this.frontends =
                settings.frontendUrls().stream().map(AllowedOrigins::origin).toList();
    }

    /** Returns false for a write that another site may have triggered. */
    boolean mayUseCookie(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return SAFE_METHODS.contains(request.getMethod())
                || (origin != null && (frontends.contains(origin) || origin.equals(own(request))));
    }

    CorsConfiguration cors() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(frontends);
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
