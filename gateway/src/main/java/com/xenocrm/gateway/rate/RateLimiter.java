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
 * Rate limiter shared by all replicas. Tokens are taken from the shared bucket a second's worth at a time, so that few
 * requests ask the database; a caller without tokens is not looked up again for a moment.
 */
@Component
class RateLimiter {

    private static final Logger log = LoggerFactory.getLogger(RateLimiter.class);
    private static final int MOST_CALLERS = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final SharedBuckets shared;
    private final Clock clock;
    private final LoadingCache<String, LocalAllowance> allowances = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(KEPT)
            .build(_ -> new LocalAllowance());

    RateLimiter(SharedBuckets shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    /** Takes one token; false if the caller has none left. */
    boolean allow(RateLimit limit, String caller) {
        String name = limit.kind() + ":" + caller;
        return allowances.get(name).spend(name, limit);
    }

    private final class LocalAllowance {

        private long tokens;
        private Instant emptyUntil = Instant.MIN;

        synchronized boolean spend(String name, RateLimit limit) {
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

        /** Allows every request while the database is away. */
        private long fetched(String name, RateLimit limit) {
            try {
                return shared.take(name, limit, limit.perSecond());
            } catch (DataAccessException away) {
                log.warn("Requests are not counted", away);
                return limit.perSecond();
            }
        }
    }
}
