package com.xenocrm.gateway.security;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.xenocrm.contracts.token.InternalTokenClaims;

/** Paths of the gateway itself that need no authentication; all others are in {@link RoutePermissions}. */
final class PublicPaths {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    static final RequestMatcher OWN = new OrRequestMatcher(
            PATHS.matcher("/"),
            PATHS.matcher("/index.html"),
            PATHS.matcher("/login"),
            PATHS.matcher("/favicon.ico"),
            PATHS.matcher("/console/**"),
            PATHS.matcher("/docs/**"),
            PATHS.matcher("/v3/api-docs"),
            PATHS.matcher("/actuator/health/**"),
            PATHS.matcher(InternalTokenClaims.JWKS_PATH),
            PATHS.matcher("/error"));

    /** Links in messages, which the recipient's mail provider calls, too: no sign-in, no cookie, any origin. */
    static final RequestMatcher LINKS = new OrRequestMatcher(PATHS.matcher("/unsubscribe/**"), PATHS.matcher("/t/**"));

    /** Requests from any origin: links in messages, and the console's files, which frames without an origin load. */
    static final RequestMatcher ANY_ORIGIN = new OrRequestMatcher(LINKS, PATHS.matcher("/console/**"));

    private PublicPaths() {}
}
