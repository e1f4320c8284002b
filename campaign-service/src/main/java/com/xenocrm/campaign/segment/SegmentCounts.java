package com.xenocrm.campaign.segment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.kit.outage.OverloadedException;

/**
 * Numbers of customers in segments, counted a few at a time and kept with their time. A list that takes too long is
 * refused while the counting goes on, so that a later request finds the counts; an older count is shown until there is
 * another.
 */
@Component
final class SegmentCounts {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 10_000;
    private static final int AT_A_TIME = 4;

    private final AsyncLoadingCache<Segment, Counted> counts;

    SegmentCounts(Audiences audiences, Clock clock) {
        this.counts = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .executor(Executors.newFixedThreadPool(
                        AT_A_TIME, Thread.ofVirtual().name("segment-count-", 0).factory()))
                .buildAsync(segment -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    return new Counted(audiences.count(segment.rule().rule(), now), now);
                });
    }

    /** Returns the number of customers in each segment; throws if they cannot be counted in time. */
    Map<Segment, Counted> of(List<Segment> segments) {
        try {
            return counts.getAll(segments).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new OverloadedException(
                    "The customers of the segments are being counted; try again in a few seconds");
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Segments were not counted", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Number of customers at this time. */
    record Counted(long customers, Instant at) {}
}
