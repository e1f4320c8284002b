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
 * Asks auth-service for a session's next token once the one shown is in the later part of its life: at most once a
 * minute and session. The old token stays good, so an answer that gets lost, or comes twice, does no harm, and while
 * auth-service is away nothing is lost but a minute.
 */
final class Renewals {

    private static final Logger log = LoggerFactory.getLogger(Renewals.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 100_000;

    private final AuthService authService;
    private final Clock clock;
    private final Cache<String, Instant> asked;

    Renewals(AuthService authService, Clock clock) {
        this.authService = authService;
        this.clock = clock;
        this.asked = Caffeine.newBuilder()
                .expireAfterWrite(PAUSE)
                .maximumSize(MOST_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** The cookie that takes over; nothing when this one may stay, or was asked about a moment ago. */
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
