package com.xenocrm.campaign.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Repository of the sizes of segments: one a day, in UTC, of the latest ninety days. */
@Component
class SegmentSizes {

    static final String SEGMENT_ID = "segment_id";
    static final String DAY = "day";
    static final String EXPIRES_AT = "expires_at";

    private static final String CUSTOMERS = "customers";
    private static final int DAYS = 90;

    private final MongoOperations mongo;

    SegmentSizes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Saves the size of a segment on this day unless there is one, which is left unchanged. */
    void save(String segmentId, LocalDate day, long customers) {
        BulkWrites.insertOnce(
                collection(),
                new Document("_id", "%s:%s".formatted(segmentId, day))
                        .append(SEGMENT_ID, segmentId)
                        .append(DAY, midnight(day))
                        .append(CUSTOMERS, customers)
                        .append(EXPIRES_AT, midnight(day.plusDays(DAYS))));
    }

    /** Returns those of these segments whose size on this day is saved. */
    Set<String> savedOn(LocalDate day, Collection<String> segmentIds) {
        return collection()
                .find(and(in(SEGMENT_ID, segmentIds), eq(DAY, midnight(day))))
                .projection(include(SEGMENT_ID))
                .map(found -> found.getString(SEGMENT_ID))
                .into(new HashSet<>());
    }

    /** Returns the sizes of a segment until this day, the oldest first. */
    List<Size> of(String segmentId, LocalDate today) {
        return collection()
                .find(and(eq(SEGMENT_ID, segmentId), gt(DAY, midnight(today.minusDays(DAYS)))))
                .sort(ascending(DAY))
                .map(found -> new Size(dayOf(found.getDate(DAY).toInstant()), found.getLong(CUSTOMERS)))
                .into(new ArrayList<>());
    }

    /** Returns the day of this time in UTC. */
    static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SEGMENT_SIZES);
    }

    /**
     * Size of a segment on a day.
     *
     * @param day day in UTC
     * @param customers number of customers in the segment when it was first counted on that day
     */
    record Size(LocalDate day, long customers) {}
}
