package com.xenocrm.kit.publickey;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.xenocrm.kit.publickey.KeySource.Publication;

/**
 * Cache of public keys. Known keys are returned at once: stale ones are refreshed in the background, and remain in use
 * while the publisher is unavailable. Calls with an unknown id wait for a refresh; a minimum pause between refreshes
 * prevents invented ids from overloading the publisher.
 */
public final class PublicKeyCache {

    private static final Logger log = LoggerFactory.getLogger(PublicKeyCache.class);

    private final KeySource publisher;
    private final Duration pause;
    private final Clock clock;
    private final Executor behind;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Kept kept = new Kept(Map.of(), Instant.MIN, Instant.MIN, null);

    /**
     * Creates the cache.
     *
     * @param pause minimum time between the end of one refresh and the next
     * @param behind executor of background refreshes
     */
    public PublicKeyCache(KeySource publisher, Duration pause, Clock clock, Executor behind) {
        this.publisher = publisher;
        this.pause = pause;
        this.clock = clock;
        this.behind = behind;
    }

    /** Returns the key; empty if none is published under this id. Throws if the publisher is unavailable. */
    public Optional<PublicKey> find(String id) {
        if (!kept.keys().containsKey(id)) {
            await();
        } else if (!kept.isFresh(clock.instant()) && !asking.isLocked()) {
            behind.execute(this::refresh);
        }
        Kept now = kept;
        PublicKey key = now.keys().get(id);
        if (key == null && now.failure() != null) {
            throw new KeysUnavailableException(now.failure());
        }
        return Optional.ofNullable(key);
    }

    private void await() {
        asking.lock();
        try {
            ask();
        } finally {
            asking.unlock();
        }
    }

    private void refresh() {
        if (asking.tryLock()) {
            try {
                ask();
            } finally {
                asking.unlock();
            }
        }
    }

    private void ask() {
        if (clock.instant().isBefore(kept.pausedUntil())) {
            return;
        }
        try {
            Publication published = publisher.ask();
            Instant now = clock.instant();
            kept = new Kept(Map.copyOf(published.keys()), now.plus(published.freshFor()), now.plus(pause), null);
        } catch (IOException away) {
            log.warn(
                    "Public keys cannot be refreshed; {} are cached",
                    kept.keys().size(),
                    away);
            kept = new Kept(kept.keys(), kept.freshUntil(), clock.instant().plus(pause), away);
        }
    }

    /** Cached keys.
     * @param failure failure of the last refresh; null if it succeeded
     */
    private record Kept(
            Map<String, PublicKey> keys,
            Instant freshUntil,
            Instant pausedUntil,
            @Nullable IOException failure) {

        boolean isFresh(Instant now) {
            return now.isBefore(freshUntil) || now.isBefore(pausedUntil);
        }
    }
}
