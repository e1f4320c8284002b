package com.xenocrm.gateway.door;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.xenocrm.contracts.InternalTokenClaims;

/** The whole list of what needs no token; everything else does. */
final class PublicPaths {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    /** The gateway's own: nobody is asked who they are. */
    static final RequestMatcher OWN = new OrRequestMatcher(
            PATHS.matcher("/"),
            PATHS.matcher("/index.html"),
            PATHS.matcher("/login"),
            PATHS.matcher("/favicon.ico"),
            PATHS.matcher("/console/**"),
            PATHS.matcher("/actuator/health/**"),
            PATHS.matcher(InternalTokenClaims.JWKS_PATH),
            PATHS.matcher("/error"));

    /** The services': they hear who it is, if it is anybody. */
    static final RequestMatcher OF_SERVICES = new OrRequestMatcher(
            PATHS.matcher("/auth/**"),
            PATHS.matcher(HttpMethod.POST, "/api/auth/google"),
            PATHS.matcher(HttpMethod.POST, "/api/receipt"));

    private PublicPaths() {}
}
