package com.xenocrm.campaign.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.results.OutcomeTimeline;
import com.xenocrm.campaigndata.results.OutcomeTimeline.Timeline;
import com.xenocrm.campaigndata.results.OutcomeTimeline.Unit;

/** Timelines of campaigns, cached for seconds, as every open page of a running campaign requests them repeatedly. */
@Component
class Timelines {

    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final int MOST_KEPT = 1_000;

    private final OutcomeTimeline timeline;
    private final Clock clock;
    private final Cache<Key, Counted> counts;

    Timelines(MongoOperations mongo, Clock clock) {
        this.timeline = new OutcomeTimeline(mongo);
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** Returns the outcomes over time; a completion leads to another count at once. */
    Counted of(Campaign campaign) {
        return counts.get(new Key(campaign.id(), campaign.timings().completedAt()), _ -> count(campaign));
    }

    private Counted count(Campaign campaign) {
        Instant launchedAt = campaign.timings().launchedAt();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Counted(
                now,
                launchedAt == null ? new Timeline(Unit.MINUTE, List.of()) : timeline.of(campaign.id(), launchedAt));
    }

    private record Key(String campaignId, @Nullable Instant completedAt) {}

    /** Timeline, and the time at which it was counted. */
    record Counted(Instant at, Timeline timeline) {}
}
