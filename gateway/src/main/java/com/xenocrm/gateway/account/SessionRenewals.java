package com.xenocrm.gateway.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

import com.xenocrm.gateway.identity.Identity;

/**
 * Renews sessions in the later part of a token's life, at most once a minute and session. The old token stays valid, so
 * a lost or repeated answer does no harm.
 */
final class SessionRenewals {

    private static final Logger log = LoggerFactory.getLogger(SessionRenewals.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 100_000;

    private final AuthService authService;
    private final Clock clock;
    private final Cache<String, Instant> asked;

    SessionRenewals(AuthService authService, Clock clock) {
        this.authService = authService;
        this.clock = clock;
        this.asked = Caffeine.newBuilder()
                .expireAfterWrite(PAUSE)
                .maximumSize(MOST_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** Returns the new cookie; empty if the present one need not be renewed, or was looked up a moment ago. */
    Optional<String> cookie(Identity caller) {
        return isDue(caller.token()) && isFirst(caller.token()) ? renewed(caller) : Optional.empty();
    }

    private boolean isDue(Identity.PresentedToken token) {
        return token.byCookie() && token.renewAfter() != null && clock.instant().isAfter(token.renewAfter());
    }

    private boolean isFirst(Identity.PresentedToken token) {
        return asked.asMap().putIfAbsent(token.id(), clock.instant()) == null;
    }

    private Optional<String> renewed(Identity caller) {
        try {
            return authService.nextCookie(caller);
        } catch (RestClientException away) {
            log.warn("A session was not renewed", away);
            return Optional.empty();
        }
    }
}
