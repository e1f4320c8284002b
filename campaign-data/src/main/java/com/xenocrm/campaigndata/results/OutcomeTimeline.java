package com.xenocrm.campaigndata.results;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

/**
 * Counts the outcomes of a campaign by the time at which each became known, in at most {@value #MOST_STEPS} steps. A time
 * before the launch, by the vendor's clock, counts in the first step; one beyond the last step counts in that.
 */
public final class OutcomeTimeline {

    private static final int MOST_STEPS = 180;
    private static final Set<CommunicationStatus> OUTCOMES =
            Set.of(CommunicationStatus.SENT, CommunicationStatus.FAILED, CommunicationStatus.IN_DOUBT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String SETTLED_AT = "$" + CommunicationFields.SETTLED_AT;
    private static final String AT = "at";
    private static final String COUNT = "count";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    private final MongoOperations mongo;

    public OutcomeTimeline(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the outcomes from the first to the last, in the smallest unit of which not too many steps fit in between. */
    public Timeline of(String campaignId, Instant launchedAt) {
        Bson outcomes = match(and(
                eq(CommunicationFields.CAMPAIGN_ID, campaignId),
                in(
                        CommunicationFields.STATUS,
                        OUTCOMES.stream().map(CommunicationStatus::name).toList()),
                gte(CommunicationFields.SETTLED_AT, Date.from(Instant.EPOCH))));
        Document span = mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .aggregate(List.of(outcomes, group(null, min(FIRST, SETTLED_AT), max(LAST, SETTLED_AT))))
                .first();
        if (span == null) {
            return new Timeline(Unit.MINUTE, List.of());
        }
        return of(outcomes, later(launchedAt, span.getDate(FIRST)), later(launchedAt, span.getDate(LAST)));
    }

    private Timeline of(Bson outcomes, Instant first, Instant last) {
        Unit unit = Unit.fitting(first, last);
        Instant from = unit.start(first);
        int steps = (int) Math.min(unit.steps(first, last), MOST_STEPS);
        Map<Long, Map<CommunicationStatus, Integer>> counts = new HashMap<>();
        Document time = new Document("$dateToString", new Document("format", unit.format).append("date", SETTLED_AT));
        mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .aggregate(List.of(
                        outcomes,
                        group(
                                new Document(AT, time)
                                        .append(CommunicationFields.STATUS, "$" + CommunicationFields.STATUS),
                                sum(COUNT, 1))))
                .forEach(found -> {
                    Document key = found.get("_id", Document.class);
                    Instant at = LocalDateTime.parse(key.getString(AT), TIME).toInstant(ZoneOffset.UTC);
                    long step = Math.clamp(unit.steps(from, at) - 1, 0, steps - 1);
                    counts.computeIfAbsent(step, _ -> new EnumMap<>(CommunicationStatus.class))
                            .merge(
                                    CommunicationStatus.valueOf(key.getString(CommunicationFields.STATUS)),
                                    found.getInteger(COUNT),
                                    Integer::sum);
                });
        return new Timeline(
                unit,
                LongStream.range(0, steps)
                        .mapToObj(step -> Step.of(from.plus(step, unit.unit), counts.getOrDefault(step, Map.of())))
                        .toList());
    }

    private static Instant later(Instant time, Date other) {
        return time.isAfter(other.toInstant()) ? time : other.toInstant();
    }

    /** Outcomes in steps of one unit. */
    public record Timeline(Unit unit, List<Step> steps) {}

    /** Length of a step, in UTC. */
    public enum Unit {
        MINUTE("%Y-%m-%d %H:%M", ChronoUnit.MINUTES),
        HOUR("%Y-%m-%d %H:00", ChronoUnit.HOURS),
        DAY("%Y-%m-%d 00:00", ChronoUnit.DAYS);

        private final String format;
        private final ChronoUnit unit;

        Unit(String format, ChronoUnit unit) {
            this.format = format;
            this.unit = unit;
        }

        private static Unit fitting(Instant first, Instant last) {
            return Stream.of(MINUTE, HOUR)
                    .filter(unit -> unit.steps(first, last) <= MOST_STEPS)
                    .findFirst()
                    .orElse(DAY);
        }

        private Instant start(Instant time) {
            return time.truncatedTo(unit);
        }

        /** Returns the number of steps that these times begin and end. */
        private long steps(Instant first, Instant last) {
            return unit.between(start(first), start(last)) + 1;
        }
    }

    /** Outcomes that became known within one step. */
    public record Step(Instant at, int sent, int failed, int inDoubt) {

        static Step of(Instant at, Map<CommunicationStatus, Integer> counts) {
            return new Step(
                    at,
                    counts.getOrDefault(CommunicationStatus.SENT, 0),
                    counts.getOrDefault(CommunicationStatus.FAILED, 0),
                    counts.getOrDefault(CommunicationStatus.IN_DOUBT, 0));
        }
    }
}
