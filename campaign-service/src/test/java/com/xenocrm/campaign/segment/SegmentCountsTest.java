package com.xenocrm.campaign.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.TestDatabase;
import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.segment.SegmentCounts.Counted;
import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.kit.outage.OverloadedException;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SegmentCountsTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final TestClock clock = new TestClock(NOON);
    private final CountedAudiences audiences = new CountedAudiences();
    private final SegmentCounts counts = new SegmentCounts(audiences, clock);
    private final Segment segment = new Segment(
            "s-1", "Spenders", null, RuleParser.define(JsonMapper.shared().readTree("""
                    {"field": "total_spend", "operator": ">", "value": 100}""")), NOON);

    @Test
    void keepsACountForMinutesWithItsTime() {
        awaitCount(new Counted(1, NOON));

        clock.advance(Duration.ofMinutes(4));

        awaitCount(new Counted(1, NOON));
        assertThat(audiences.counts).hasValue(1);
    }

    @Test
    void countsOnceMoreAfterMinutes() {
        awaitCount(new Counted(1, NOON));

        clock.advance(Duration.ofMinutes(6));

        awaitCount(new Counted(2, NOON.plus(Duration.ofMinutes(6))));
        assertThat(audiences.counts).hasValue(2);
    }

    @Test
    void showsTheCountBeforeWhileItCountsAgain() {
        awaitCount(new Counted(1, NOON));
        audiences.open = new CountDownLatch(1);
        clock.advance(Duration.ofMinutes(6));

        assertThat(counts.of(List.of(segment))).containsEntry(segment, new Counted(1, NOON));
        assertThat(counts.of(List.of(segment))).containsEntry(segment, new Counted(1, NOON));

        audiences.open.countDown();
        awaitCount(new Counted(2, NOON.plus(Duration.ofMinutes(6))));
        assertThat(audiences.counts).hasValue(2);
    }

    @Test
    void refusesOnlyTheFirstTimeWhatTakesLong() {
        audiences.open = new CountDownLatch(1);

        assertThatThrownBy(() -> counts.of(List.of(segment))).isInstanceOf(OverloadedException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> counts.of(List.of(segment))).isInstanceOf(OverloadedException.class);

        audiences.open.countDown();
        awaitCount(new Counted(1, NOON));
        assertThat(audiences.counts).hasValue(1);
    }

    private void awaitCount(Counted expected) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(OverloadedException.class)
                .untilAsserted(() -> assertThat(counts.of(List.of(segment))).containsEntry(segment, expected));
    }

    /** Audiences of which each count is one more than the one before, and waits until it may go on. */
    private static final class CountedAudiences extends Audiences {

        private final AtomicInteger counts = new AtomicInteger();
        private volatile CountDownLatch open = new CountDownLatch(0);

        CountedAudiences() {
            super(TestDatabase.fresh());
        }

        @Override
        public long count(Rule rule, Instant now) {
            int count = counts.incrementAndGet();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return count;
        }
    }
}
