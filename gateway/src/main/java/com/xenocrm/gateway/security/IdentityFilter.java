package com.xenocrm.gateway.security;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

import com.xenocrm.accountdata.google.GoogleUnavailableException;
import com.xenocrm.gateway.identity.Authenticator;
import com.xenocrm.gateway.identity.Credential;
import com.xenocrm.gateway.identity.Identity;
import com.xenocrm.gateway.identity.UserProvisioning;
import com.xenocrm.kit.web.EnvelopeWriter;

/** Authenticates the caller. A caller without a valid token is anonymous, which suffices for public paths only. */
final class IdentityFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IdentityFilter.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Authenticator authenticator;
    private final AllowedOrigins origins;
    private final EnvelopeWriter envelope;

    IdentityFilter(Authenticator authenticator, AllowedOrigins origins, EnvelopeWriter envelope) {
        this.authenticator = authenticator;
        this.origins = origins;
        this.envelope = envelope;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicPaths.OWN.matches(request) || PublicPaths.LINKS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Credential> credential =
                Credential.of(request).filter(shown -> !shown.fromCookie() || !origins.isMiniCrm(request));
        Optional<Identity> caller;
        try {
            caller = credential.flatMap(this::identity);
        } catch (GoogleUnavailableException | UserProvisioning.Unavailable | DataAccessException away) {
            log.warn("A token could not be checked", away);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            envelope.refuse(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "SERVICE_UNAVAILABLE",
                    "Tokens cannot be checked right now; try again in a few seconds",
                    null);
            return;
        }
        boolean byCookie =
                caller.filter(identity -> identity.token().byCookie()).isPresent();
        if (byCookie && !origins.mayUseCookie(request)) {
            envelope.refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "ORIGIN_NOT_ALLOWED",
                    "A change with the cookie needs an Origin that is allowed",
                    null);
            return;
        }
        caller.ifPresent(IdentityFilter::admit);
        chain.doFilter(request, response);
    }

    private Optional<Identity> identity(Credential shown) {
        Optional<Identity> caller = authenticator.authenticate(shown.token());
        return shown.fromCookie() ? caller.map(Identity::byCookie) : caller;
    }

    private static void admit(Identity caller) {
        String authority = "ROLE_" + caller.role().toUpperCase(Locale.ROOT);
        SecurityContextHolder.setContext(new SecurityContextImpl(
                new PreAuthenticatedAuthenticationToken(caller, "", AuthorityUtils.createAuthorityList(authority))));
    }
}
