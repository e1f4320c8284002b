package com.xenocrm.kit.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Log of migrations, one document each, with the lease of the replica that applies it. A lease is acquired by a
 * conditional update, so only one replica gets it; the lease of a crashed replica expires.
 */
final class MigrationLog {

    static final String COLLECTION = "migrations";
    static final String APPLIED_AT = "applied_at";

    /** Duration of a lease; exceeds any clock skew between machines. */
    static final Duration TURN = Duration.ofSeconds(60);

    private static final String DEFINITION = "definition";
    private static final String VERSION = "version";
    private static final String HOLDER = "holder";
    private static final String HELD_UNTIL = "held_until";
    private static final String TRIES = "tries";

    private final MongoOperations mongo;
    private final Clock clock;
    private final String version;
    private final String holder;

    /**
     * Creates the log.
     *
     * @param version version of this program
     * @param holder unique name of this process
     */
    MigrationLog(MongoOperations mongo, Clock clock, String version, String holder) {
        this.mongo = mongo;
        this.clock = clock;
        this.version = version;
        this.holder = holder;
    }

    /**
     * Returns whether the migration has been applied; throws {@link MigrationRefusedException} if it was applied with
     * another definition.
     */
    boolean isApplied(Migration migration) {
        Document entry = journal()
                .find(and(eq("_id", migration.id()), exists(APPLIED_AT)))
                .first();
        if (entry != null && !migration.definition().equals(entry.getString(DEFINITION))) {
            throw new MigrationRefusedException(
                    migration.id(),
                    "version %s has applied \"%s\", and this program says \"%s\"; what was released is not changed, give the new step an id of its own"
                            .formatted(entry.getString(VERSION), entry.getString(DEFINITION), migration.definition()));
        }
        return entry != null;
    }

    /** Acquires the lease on a migration; returns false if another replica holds it or the migration is applied. */
    boolean take(Migration migration) {
        Instant now = clock.instant();
        try {
            journal()
                    .findOneAndUpdate(
                            and(
                                    eq("_id", migration.id()),
                                    exists(APPLIED_AT, false),
                                    or(exists(HELD_UNTIL, false), lt(HELD_UNTIL, Date.from(now)))),
                            combine(
                                    set(DEFINITION, migration.definition()),
                                    set(VERSION, version),
                                    set(HOLDER, holder),
                                    set(HELD_UNTIL, Date.from(now.plus(TURN))),
                                    inc(TRIES, 1)),
                            new FindOneAndUpdateOptions().upsert(true));
            return true;
        } catch (MongoServerException taken) {
            if (ErrorCategory.fromErrorCode(taken.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw taken;
        }
    }

    /** Renews the lease; returns false if another replica holds it by now. */
    boolean renew(Migration migration) {
        return change(migration, set(HELD_UNTIL, Date.from(clock.instant().plus(TURN))));
    }

    /** Records that the migration is applied; returns false if another replica holds the lease by now. */
    boolean applied(Migration migration) {
        return change(
                migration, combine(set(APPLIED_AT, Date.from(clock.instant())), unset(HOLDER), unset(HELD_UNTIL)));
    }

    /** Releases the lease after a failure. */
    void giveUp(Migration migration) {
        change(migration, combine(unset(HOLDER), unset(HELD_UNTIL)));
    }

    private boolean change(Migration migration, Bson update) {
        return journal()
                        .updateOne(and(eq("_id", migration.id()), eq(HOLDER, holder)), update)
                        .getMatchedCount()
                > 0;
    }

    private MongoCollection<Document> journal() {
        return mongo.getCollection(COLLECTION);
    }
}
