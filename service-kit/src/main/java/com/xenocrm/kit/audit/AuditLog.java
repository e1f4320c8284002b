package com.xenocrm.kit.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.logging.RequestIdFilter;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.time.VersionClock;

/**
 * Append-only log of actions. An entry is written before its action: an entry of an action that then failed is
 * harmless, an action without an entry is not.
 *
 * <p>An identifier begins with the microsecond of its entry, which increases strictly within a process. Sorted by time
 * and identifier, entries of one process are in the order of their actions, and entries of several processes in the
 * order of their clocks.
 */
public final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private static final String COLLECTION = "audit_log";
    private static final String AT = "at";
    private static final String SUBJECT = "subject";
    private static final String ACTION = "action";
    private static final String ACTOR_EMAIL = "actor_email";
    private static final String REASON = "details.reason";
    private static final int RANDOM_DIGITS = 16;

    private final MongoOperations mongo;
    private final VersionClock versions;
    private final IdGenerator ids;

    public AuditLog(MongoOperations mongo, Clock clock, IdGenerator ids) {
        this.mongo = mongo;
        this.versions = new VersionClock(clock);
        this.ids = ids;
    }

    /** Returns the index for pages of entries. */
    public static CollectionIndex byTime() {
        return CollectionIndex.on(COLLECTION, AT, "_id");
    }

    /** Returns the index for pages of entries of one action. */
    public static CollectionIndex byAction() {
        return CollectionIndex.on(COLLECTION, ACTION, AT, "_id");
    }

    /** Returns the index for pages of entries of one actor. */
    public static CollectionIndex byActor() {
        return CollectionIndex.on(COLLECTION, ACTOR_EMAIL, AT, "_id");
    }

    /** Returns the index for the entries about a person. */
    public static CollectionIndex bySubject() {
        return CollectionIndex.on(COLLECTION, SUBJECT);
    }

    /** Adds an entry; throws if it cannot be stored, and then the action must not happen. */
    public void record(AuditAction action, Actor actor, @Nullable String subject, Map<String, String> details) {
        record(action.value(), actor, subject, details);
    }

    void record(String action, Actor actor, @Nullable String subject, Map<String, String> details) {
        long micros = versions.next();
        AuditEntry entry = new AuditEntry(
                HexFormat.of().toHexDigits(micros) + ids.next().substring(0, RANDOM_DIGITS),
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                actor.id(),
                actor.email(),
                action,
                subject,
                MDC.get(RequestIdFilter.KEY),
                details);
        mongo.insert(entry, COLLECTION);
    }

    /** Adds an entry of a refusal; a failure to store it does not change the refusal. */
    public void recordRefusal(AuditAction action, Actor actor, @Nullable String subject, Map<String, String> details) {
        try {
            record(action, actor, subject, details);
        } catch (DataAccessException unavailable) {
            log.warn("{} by {} is missing in the audit log", action.value(), actor.id(), unavailable);
        }
    }

    /** Entries about any of these subjects, the oldest first. */
    public List<AuditEntry> about(Collection<String> subjects) {
        return mongo.find(
                new Query(Criteria.where(SUBJECT).in(subjects)).with(Sort.by("_id")), AuditEntry.class, COLLECTION);
    }

    /** Replaces these subjects by another text, and removes the reasons, which users wrote. */
    public void anonymise(Collection<String> subjects, String anonymous) {
        mongo.updateMulti(
                new Query(Criteria.where(SUBJECT).in(subjects)),
                new Update().set(SUBJECT, anonymous).unset(REASON),
                COLLECTION);
    }

    /** Removes the reasons from the entries of subjects that begin with this text. */
    public static void removeReasons(MongoOperations mongo, String prefix) {
        mongo.updateMulti(
                new Query(Criteria.where(SUBJECT)
                        .regex("^" + Pattern.quote(prefix))
                        .and(REASON)
                        .exists(true)),
                new Update().unset(REASON),
                COLLECTION);
    }

    /** Returns the entries of a page, newest first; one more than its limit if another page follows. */
    public List<AuditEntry> page(PageRequest page, Filter filter) {
        return mongo.find(page.newestFirst(filter.criteria(), AT), AuditEntry.class, COLLECTION);
    }

    /** Filter of entries; null stands for any action or any actor. */
    public record Filter(@Nullable String action, @Nullable String actorEmail) {

        public static final Filter NONE = new Filter(null, null);

        private Criteria criteria() {
            List<Criteria> wanted = new ArrayList<>();
            if (action != null) {
                wanted.add(Criteria.where(ACTION).is(action));
            }
            if (actorEmail != null) {
                wanted.add(Criteria.where(ACTOR_EMAIL).is(actorEmail));
            }
            return wanted.isEmpty() ? new Criteria() : new Criteria().andOperator(wanted);
        }
    }
}
