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
 * Keys by their id, kept as long as they are fresh, and for as long as their publisher is away. Who needs a key that is
 * known never waits: keys that are not fresh any more are asked for behind their back. Who shows an unknown id waits
 * for one question at a time, and at most one after each pause: nobody has the publisher asked more often by making ids
 * up.
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
     * @param pause from the end of one question to the next
     * @param behind runs questions that nobody waits for
     */
    public PublicKeyCache(KeySource publisher, Duration pause, Clock clock, Executor behind) {
        this.publisher = publisher;
        this.pause = pause;
        this.clock = clock;
        this.behind = behind;
    }

    /** The key; nothing when none is published by this id. Throws when that cannot be found out. */
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
            log.warn("Published keys cannot be had; {} are known", kept.keys().size(), away);
            kept = new Kept(kept.keys(), kept.freshUntil(), clock.instant().plus(pause), away);
        }
    }

    /** @param failure of the last question; null when it was answered */
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
