package com.xenocrm.ingestion.imports.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Repository of imports. Each status change is a conditional update and thus happens only once. */
@Component
public class Imports {

    static final String STATUS = "status";
    static final String KEY = "idempotency_key";
    static final String PROGRESSED_AT = "progressed_at";
    static final String STARTED_AT = "started_at";
    static final String FINISHED_AT = "finished_at";
    static final String EXPIRES_AT = "expires_at";

    static final String LEFTOVERS = "leftovers";
    static final String SWEEPS = "sweeps";

    private static final String REASON = "reason";
    private static final String FILE = "file";
    private static final Duration KEPT = ImportChunks.KEPT;

    private final MongoOperations mongo;
    private final Clock clock;

    public Imports(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Adds an import; returns false if there is one with the same key. */
    public boolean open(Import anImport) {
        try {
            mongo.insert(anImport);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Returns the import; throws a 404 if there is none. */
    public Import get(String id) {
        Import found = mongo.findById(id, Import.class);
        if (found == null) {
            throw Refusal.notFound("IMPORT_NOT_FOUND", "There is no such import");
        }
        return found;
    }

    /** Returns the import with this key. */
    public Optional<Import> underKey(String key) {
        return Optional.ofNullable(mongo.findOne(new Query(where(KEY).is(key)), Import.class));
    }

    /** Returns the imports of a page, newest first; one more than its limit if another page follows. */
    public List<Import> newest(PageRequest page) {
        return mongo.find(page.byIdDescending(new Criteria()), Import.class);
    }

    /** Returns the approximate number of imports. */
    public long count() {
        return mongo.estimatedCount(Import.class);
    }

    /** Records progress of the upload; returns false if the import was cancelled or has failed. */
    public boolean goesOn(String id) {
        return change(id, progress(), ImportStatus.UPLOADING);
    }

    /** Records that the whole file is stored; returns false if the import was cancelled or has failed. */
    public boolean stored(String id, StoredFile file) {
        return change(id, progress().set(STATUS, ImportStatus.UPLOADED).set(FILE, file), ImportStatus.UPLOADING);
    }

    /** Marks the import as running and returns it; empty unless its rows may be processed. */
    public Optional<Import> takeUp(String id) {
        Update running = progress().set(STATUS, ImportStatus.RUNNING).min(STARTED_AT, Date.from(clock.instant()));
        return Optional.ofNullable(mongo.findAndModify(
                in(id, ImportStatus.UPLOADED, ImportStatus.RUNNING),
                running,
                FindAndModifyOptions.options().returnNew(true),
                Import.class));
    }

    /** Records that another chunk is done. */
    public void advanced(String id) {
        change(id, progress().set(SWEEPS, 0), ImportStatus.RUNNING);
    }

    /** Marks the import as completed; returns false if it has ended before. */
    public boolean complete(String id) {
        return change(
                id,
                owing(end(ImportStatus.COMPLETED), EventType.IMPORT_COMPLETED, id, null),
                ImportStatus.UPLOADED,
                ImportStatus.RUNNING);
    }

    /** Cancels the import; returns false if it has ended before. */
    public boolean cancel(String id) {
        return change(
                id,
                end(ImportStatus.CANCELLED).set(LEFTOVERS, true),
                ImportStatus.UPLOADING,
                ImportStatus.UPLOADED,
                ImportStatus.RUNNING);
    }

    /** Marks an interrupted upload as failed, and releases its key. */
    public boolean breakOff(String id, String reason) {
        Update failed = end(ImportStatus.FAILED)
                .set(REASON, reason)
                .set(LEFTOVERS, true)
                .unset(KEY);
        return change(id, owing(failed, EventType.IMPORT_FAILED, id, reason), ImportStatus.UPLOADING);
    }

    /** Marks an import whose rows cannot be processed as failed. */
    public boolean fail(String id, String reason) {
        Update failed = end(ImportStatus.FAILED).set(REASON, reason).set(LEFTOVERS, true);
        return change(
                id, owing(failed, EventType.IMPORT_FAILED, id, reason), ImportStatus.UPLOADED, ImportStatus.RUNNING);
    }

    private Update owing(Update update, EventType type, String id, @Nullable String reason) {
        Event event = Event.once(type, id, clock.instant(), EventData.ofImport(id, reason));
        return update.push(DueEvents.FIELD, DueEvents.of(event));
    }

    private boolean change(String id, Update update, ImportStatus... from) {
        return mongo.updateFirst(in(id, from), update, Import.class).getMatchedCount() == 1;
    }

    private Update progress() {
        return new Update().set(PROGRESSED_AT, Date.from(clock.instant()));
    }

    private Update end(ImportStatus status) {
        Instant now = clock.instant();
        return new Update()
                .set(STATUS, status)
                .set(FINISHED_AT, Date.from(now))
                .set(EXPIRES_AT, Date.from(now.plus(KEPT)));
    }

    private static Query in(String id, ImportStatus... statuses) {
        return new Query(where("_id").is(id).and(STATUS).in((Object[]) statuses));
    }
}
