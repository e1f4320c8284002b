package com.xenocrm.customerdata.statistics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.model.BucketOptions;
import com.mongodb.client.model.Facet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.CustomerFields;

import static com.mongodb.client.model.Aggregates.bucket;
import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Projections.include;

/** Counts the customers of a query by their total spend, and by the days since they were last active. */
public final class Distributions {

    /** Lower limits; who has spent nothing, or less because of refunds, is counted apart. */
    private static final List<String> SPEND =
            List.of("-1E+15", "0.01", "25", "50", "100", "250", "500", "1000", "2500", "5000", "10000", "1E+15");

    private static final List<Integer> DAYS = List.of(0, 8, 31, 91, 181, 366);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final String UNKNOWN = "unknown";
    private static final String SPEND_FACET = "spend";
    private static final String ACTIVITY_FACET = "activity";

    private final MongoOperations mongo;

    public Distributions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the distributions of the customers that match; empty if counting them takes too long. */
    public Optional<Figures> of(Bson query, Instant now) {
        try {
            return Optional.of(counted(query, now));
        } catch (MongoOperationTimeoutException _) {
            return Optional.empty();
        }
    }

    private Figures counted(Bson query, Instant now) {
        List<Decimal128> amounts = SPEND.stream().map(Decimal128::parse).toList();
        List<Instant> times = times(now);
        Document counted = Objects.requireNonNull(mongo.getCollection(CustomerFields.COLLECTION)
                .withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .aggregate(List.of(
                        match(query),
                        project(include(CustomerFields.TOTAL_SPEND, CustomerFields.LAST_ACTIVE_AT)),
                        facet(
                                new Facet(SPEND_FACET, bucket("$" + CustomerFields.TOTAL_SPEND, amounts, unknown())),
                                new Facet(
                                        ACTIVITY_FACET,
                                        bucket("$" + CustomerFields.LAST_ACTIVE_AT, times, unknown())))))
                .first());
        Map<Object, Integer> spend = counts(counted, SPEND_FACET);
        Map<Object, Integer> activity = counts(counted, ACTIVITY_FACET);
        return new Figures(spendBins(amounts, spend), activityBins(times, activity), activity.getOrDefault(UNKNOWN, 0));
    }

    private static List<Bin> spendBins(List<Decimal128> amounts, Map<Object, Integer> counts) {
        int last = amounts.size() - 2;
        int nothing = counts.getOrDefault(amounts.getFirst(), 0) + counts.getOrDefault(UNKNOWN, 0);
        List<Bin> bins = new ArrayList<>(List.of(new Bin(BigDecimal.ZERO, BigDecimal.ZERO, nothing)));
        IntStream.rangeClosed(1, last)
                .mapToObj(i -> new Bin(
                        amounts.get(i).bigDecimalValue(),
                        i == last ? null : amounts.get(i + 1).bigDecimalValue(),
                        counts.getOrDefault(amounts.get(i), 0)))
                .forEach(bins::add);
        return bins;
    }

    /** Returns the bins from the latest activity to the earliest; the times begin with the earliest. */
    private static List<Bin> activityBins(List<Instant> times, Map<Object, Integer> counts) {
        int last = DAYS.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Bin(
                        BigDecimal.valueOf(DAYS.get(i)),
                        i == last ? null : BigDecimal.valueOf(DAYS.get(i + 1)),
                        counts.getOrDefault(times.get(last - i), 0)))
                .toList();
    }

    private static List<Instant> times(Instant now) {
        List<Instant> times = new ArrayList<>(List.of(EARLIEST));
        DAYS.reversed().stream()
                .filter(days -> days > 0)
                .map(days -> now.truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(days)))
                .forEach(times::add);
        times.add(LATEST);
        return times;
    }

    private static Map<Object, Integer> counts(Document counted, String facet) {
        Map<Object, Integer> counts = new HashMap<>();
        counted.getList(facet, Document.class)
                .forEach(bin -> counts.put(limit(bin.get("_id")), bin.getInteger("count")));
        return counts;
    }

    private static Object limit(@Nullable Object id) {
        return id instanceof Date time ? time.toInstant() : Objects.requireNonNull(id);
    }

    private static BucketOptions unknown() {
        return new BucketOptions().defaultBucket(UNKNOWN);
    }

    /**
     * Distributions of customers.
     *
     * @param spend total spend
     * @param inactiveDays days since the last activity
     * @param neverActive customers without any activity
     */
    public record Figures(List<Bin> spend, List<Bin> inactiveDays, int neverActive) {}

    /**
     * Customers with a value within limits.
     *
     * @param from least value
     * @param to first value beyond; null if there is no limit, and equal to {@code from} for that value alone
     */
    public record Bin(BigDecimal from, @Nullable BigDecimal to, int customers) {}
}
