package com.xenocrm.gateway.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Says whether a caller may make one more request. Tokens are taken from the shared bucket a second's worth at a time,
 * so that few requests ask the database; a caller who has none left is not looked up again for a moment.
 */
@Component
class Rates {

    private static final Logger log = LoggerFactory.getLogger(Rates.class);
    private static final int MOST_CALLERS = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final SharedBuckets shared;
    private final Clock clock;
    private final LoadingCache<String, Purse> purses = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(KEPT)
            .build(_ -> new Purse());

    Rates(SharedBuckets shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    /** Spends one token of the caller's. */
    boolean allow(Limit limit, String caller) {
        String name = limit.kind() + ":" + caller;
        return purses.get(name).spend(name, limit);
    }

    private final class Purse {

        private long tokens;
        private Instant emptyUntil = Instant.MIN;

        synchronized boolean spend(String name, Limit limit) {
            Instant now = clock.instant();
            if (tokens == 0 && !now.isBefore(emptyUntil)) {
                tokens = fetched(name, limit);
                emptyUntil = tokens == 0 ? now.plus(MOMENT) : now;
            }
            if (tokens == 0) {
                return false;
            }
            tokens--;
            return true;
        }

        /** Without the database nobody is refused: it is away for all that the request is about, too. */
        private long fetched(String name, Limit limit) {
            try {
                return shared.take(name, limit, limit.perSecond());
            } catch (DataAccessException away) {
                log.warn("Requests are not counted", away);
                return limit.perSecond();
            }
        }
    }
}
