package com.xenocrm.customerdata.erasure;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;

/**
 * Erasure of one person.
 *
 * @param version version before which records of the person are dropped
 * @param person identifiers; null once every service is done
 * @param done services that have erased their data
 * @param completedAt time of completion; null before
 */
public record Erasure(
        String id,
        long version,
        Instant requestedAt,
        @Nullable PersonalIdentifiers person,
        Set<String> done,
        @Nullable Instant completedAt) {

    /** Prefix of the identifiers that replace those of erased persons. */
    public static final String ANONYMOUS = "erased-";

    static Erasure of(Document stored) {
        Document person = stored.get(Erasures.PERSON, Document.class);
        Date completedAt = stored.getDate(Erasures.COMPLETED_AT);
        return new Erasure(
                stored.getString("_id"),
                stored.getLong(Erasures.VERSION),
                stored.getDate(Erasures.REQUESTED_AT).toInstant(),
                person == null
                        ? null
                        : new PersonalIdentifiers(
                                person.getString("id"),
                                person.getBoolean("id_taken", false),
                                texts(person, "ids"),
                                texts(person, "emails")),
                stored.get(Erasures.DONE, new Document()).keySet(),
                completedAt == null ? null : completedAt.toInstant());
    }

    /** Returns the identifier that replaces the person's in remaining data. */
    public String anonymousId() {
        return anonymousId(id);
    }

    static String anonymousId(String erasureId) {
        return ANONYMOUS + erasureId;
    }

    private static Set<String> texts(Document person, String field) {
        return new LinkedHashSet<>(person.getList(field, String.class, List.of()));
    }
}
