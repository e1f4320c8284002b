package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** Time of an outcome of an attempt. That of a later attempt is later, whatever the clocks say. */
public record AttemptTime(int attempt, Instant at) implements Comparable<AttemptTime> {

    private static final Comparator<AttemptTime> ORDER =
            Comparator.comparingInt(AttemptTime::attempt).thenComparing(AttemptTime::at);

    static @Nullable AttemptTime of(Document entry, String attemptField, String timeField) {
        Date at = entry.getDate(timeField);
        return at == null
                ? null
                : new AttemptTime(entry.getInteger(attemptField, Communication.FIRST_ATTEMPT), at.toInstant());
    }

    /** Matches entries with an earlier one. */
    Bson isLaterThan(String attemptField, String timeField) {
        return or(
                exists(timeField, false),
                lt(attemptField, attempt),
                and(eq(attemptField, attempt), lt(timeField, Date.from(at))));
    }

    Bson write(String attemptField, String timeField) {
        return combine(set(attemptField, attempt), set(timeField, Date.from(at)));
    }

    @Override
    public int compareTo(AttemptTime other) {
        return ORDER.compare(this, other);
    }
}
