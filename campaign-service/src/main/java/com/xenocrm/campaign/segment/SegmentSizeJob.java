package com.xenocrm.campaign.segment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;

/**
 * Counts the customers of each segment once a day. Several replicas may count at the same time; the first
 * count is kept.
 */
@Component
class SegmentSizeJob {

    private static final Logger log = LoggerFactory.getLogger(SegmentSizeJob.class);
    private static final int AT_ONCE = 100;

    private final Segments segments;
    private final SegmentSizes sizes;
    private final Audiences audiences;
    private final Clock clock;

    SegmentSizeJob(Segments segments, SegmentSizes sizes, Audiences audiences, Clock clock) {
        this.segments = segments;
        this.sizes = sizes;
        this.audiences = audiences;
        this.clock = clock;
    }

    /** Counts the segments that have no size of today yet. */
    @Scheduled(fixedDelay = 300, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    void count() {
        Instant now = clock.instant();
        LocalDate today = SegmentSizes.dayOf(now);
        List<Segment> found = segments.after("", AT_ONCE);
        while (!found.isEmpty()) {
            Set<String> counted =
                    sizes.savedOn(today, found.stream().map(Segment::id).toList());
            found.stream().filter(segment -> !counted.contains(segment.id())).forEach(segment -> count(segment, now));
            found = segments.after(found.getLast().id(), AT_ONCE);
        }
    }

    /** Counts one segment; a count that fails, such as one that takes too long, does not keep the job from the others. */
    private void count(Segment segment, Instant now) {
        try {
            sizes.save(
                    segment.id(),
                    SegmentSizes.dayOf(now),
                    audiences.count(segment.rule().rule(), now));
        } catch (RuntimeException e) {
            log.warn("Segment {} could not be counted: {}", segment.id(), e.toString());
        }
    }
}
