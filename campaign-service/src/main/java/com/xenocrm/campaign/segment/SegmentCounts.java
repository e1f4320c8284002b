package com.xenocrm.campaign.segment;

import java.time.Clock;
import java.time.Duration;
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
import com.xenocrm.kit.web.OverloadedException;

/**
 * Numbers of customers in segments, counted a few at a time and kept for a moment. A list that takes too long is refused
 * while the counting goes on, so that a later request finds the counts.
 */
@Component
final class SegmentCounts {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 10_000;
    private static final int AT_A_TIME = 4;

    private final AsyncLoadingCache<Segment, Long> counts;

    SegmentCounts(Audiences audiences, Clock clock) {
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .executor(Executors.newFixedThreadPool(
                        AT_A_TIME, Thread.ofVirtual().name("segment-count-", 0).factory()))
                .buildAsync(segment -> audiences.count(segment.rule().rule(), clock.instant()));
    }

    /** Returns the number of customers who are in each segment now; throws if there are too many to count in time. */
    Map<Segment, Long> of(List<Segment> segments) {
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
}
