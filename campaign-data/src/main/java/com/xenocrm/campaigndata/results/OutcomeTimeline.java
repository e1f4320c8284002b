package com.xenocrm.campaigndata.results;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

/** Counts the outcomes of a campaign by the time at which each became known. */
public final class OutcomeTimeline {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String AT = "at";
    private static final String COUNT = "count";

    private final MongoOperations mongo;

    public OutcomeTimeline(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the outcomes in steps of this unit, from the first outcome to the last. */
    public List<Step> of(String campaignId, Unit unit) {
        TreeMap<Instant, Map<CommunicationStatus, Integer>> counts = new TreeMap<>();
        Document time = new Document(
                "$dateToString",
                new Document("format", unit.format).append("date", "$" + CommunicationFields.SETTLED_AT));
        mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .aggregate(List.of(
                        match(and(
                                eq(CommunicationFields.CAMPAIGN_ID, campaignId),
                                exists(CommunicationFields.SETTLED_AT))),
                        group(
                                new Document(AT, time)
                                        .append(CommunicationFields.STATUS, "$" + CommunicationFields.STATUS),
                                sum(COUNT, 1))))
                .forEach(found -> add(found, counts));
        if (counts.isEmpty()) {
            return List.of();
        }
        return Stream.iterate(counts.firstKey(), at -> !at.isAfter(counts.lastKey()), at -> at.plus(unit.length))
                .map(at -> Step.of(at, counts.getOrDefault(at, Map.of())))
                .toList();
    }

    private static void add(Document found, Map<Instant, Map<CommunicationStatus, Integer>> counts) {
        Document key = found.get("_id", Document.class);
        Instant at = LocalDateTime.parse(key.getString(AT), TIME).toInstant(ZoneOffset.UTC);
        counts.computeIfAbsent(at, _ -> new EnumMap<>(CommunicationStatus.class))
                .put(CommunicationStatus.valueOf(key.getString(CommunicationFields.STATUS)), found.getInteger(COUNT));
    }

    /** Length of a step, in UTC. */
    public enum Unit {
        MINUTE("%Y-%m-%d %H:%M", Duration.ofMinutes(1)),
        HOUR("%Y-%m-%d %H:00", Duration.ofHours(1)),
        DAY("%Y-%m-%d 00:00", Duration.ofDays(1));

        private static final int MOST_STEPS = 180;

        private final String format;
        private final Duration length;

        Unit(String format, Duration length) {
            this.format = format;
            this.length = length;
        }

        /** Returns the smallest unit of which not too many fit into this span. */
        public static Unit fitting(Duration span) {
            return Stream.of(MINUTE, HOUR)
                    .filter(unit -> span.compareTo(unit.length.multipliedBy(MOST_STEPS)) <= 0)
                    .findFirst()
                    .orElse(DAY);
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
