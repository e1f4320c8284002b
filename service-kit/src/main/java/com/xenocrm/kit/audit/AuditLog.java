package com.xenocrm.kit.audit;

import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.RequestIdFilter;

/**
 * The log of who did what; entries are only ever added. Write the entry first and act then: an entry about something
 * that failed a moment later is harmless, an act without an entry is not.
 */
public final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final MongoOperations mongo;
    private final Clock clock;
    private final IdGenerator ids;

    public AuditLog(MongoOperations mongo, Clock clock, IdGenerator ids) {
        this.mongo = mongo;
        this.clock = clock;
        this.ids = ids;
    }

    /** Adds an entry; throws when it cannot be kept, and then the action must not happen. */
    public void record(String action, Actor actor, @Nullable String subject, Map<String, String> details) {
        AuditEntry entry = new AuditEntry(
                ids.next(),
                clock.instant(),
                actor.id(),
                actor.email(),
                action,
                subject,
                MDC.get(RequestIdFilter.KEY),
                details);
        mongo.insert(entry, CollectionNames.AUDIT_LOG);
    }

    /** The same about what is refused in any case: an entry that cannot be kept does not turn the refusal into an outage. */
    public void recordRefusal(String action, Actor actor, @Nullable String subject, Map<String, String> details) {
        try {
            record(action, actor, subject, details);
        } catch (DataAccessException away) {
            log.warn("{} by {} is missing in the audit log", action, actor.id(), away);
        }
    }
}
