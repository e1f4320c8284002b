package com.xenocrm.customerdata.erasure;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;

/**
 * Erasure of one person.
 *
 * @param version version before which records of the person are dropped
 * @param person identifiers; null once every service has made the last pass
 * @param doneAt services that have erased their data, with the times
 * @param completedAt time at which every service was done; null before
 * @param lastPass what is known of the pass some time after completion; null before completion and after that pass
 */
public record Erasure(
        String id,
        long version,
        Instant requestedAt,
        @Nullable PersonalIdentifiers person,
        Map<String, Instant> doneAt,
        @Nullable Instant completedAt,
        @Nullable LastPass lastPass) {

    /** Prefix of the identifiers that replace those of erased persons. */
    public static final String ANONYMOUS = "erased-";

    static Erasure of(Document stored) {
        Document person = stored.get(Erasures.PERSON, Document.class);
        Date completedAt = stored.getDate(Erasures.COMPLETED_AT);
        Date lastPassAt = stored.getDate(Erasures.LAST_PASS_AT);
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
                times(stored.get(Erasures.DONE, new Document())),
                completedAt == null ? null : completedAt.toInstant(),
                lastPassAt == null
                        ? null
                        : new LastPass(
                                lastPassAt.toInstant(),
                                stored.get(Erasures.CHECKED, new Document()).keySet()));
    }

    /** Returns the services that have erased their data. */
    public Set<String> done() {
        return doneAt.keySet();
    }

    boolean isCompleted() {
        return completedAt != null;
    }

    /** Returns whether a service has not finished its part, or is to make the last pass now. */
    boolean isDue(String service, Instant now) {
        if (person == null) {
            return false;
        }
        return lastPass == null
                ? !done().contains(service)
                : !lastPass.at().isAfter(now) && !lastPass.checked().contains(service);
    }

    /** Returns the identifier that replaces the person's in remaining data. */
    public String anonymousId() {
        return anonymousId(id);
    }

    static String anonymousId(String erasureId) {
        return ANONYMOUS + erasureId;
    }

    private static Map<String, Instant> times(Document stored) {
        Map<String, Instant> times = new HashMap<>();
        stored.keySet().forEach(key -> times.put(key, stored.getDate(key).toInstant()));
        return times;
    }

    private static Set<String> texts(Document person, String field) {
        return new LinkedHashSet<>(person.getList(field, String.class, List.of()));
    }

    /**
     * Pass after completion.
     *
     * @param at time from which it may be made
     * @param checked services that have made it
     */
    record LastPass(Instant at, Set<String> checked) {}
}
