package com.xenocrm.ingestion.imports.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** The imports. Every step from one status to the next is a conditional update, so each is made once. */
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

    /** False when there is an import under the same key. */
    public boolean open(Import anImport) {
        try {
            mongo.insert(anImport);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The import; refuses when there is none. */
    public Import get(String id) {
        Import found = mongo.findById(id, Import.class);
        if (found == null) {
            throw Refusal.notFound("IMPORT_NOT_FOUND", "There is no such import");
        }
        return found;
    }

    /** The import that was sent under a key. */
    public Optional<Import> underKey(String key) {
        return Optional.ofNullable(mongo.findOne(new Query(where(KEY).is(key)), Import.class));
    }

    /** Reads one import more than the page asks for, newest first. */
    public List<Import> newest(PageRequest page) {
        return mongo.find(page.byIdDescending(new Criteria()), Import.class);
    }

    /** About how many there are. */
    public long count() {
        return mongo.estimatedCount(Import.class);
    }

    /** The upload lives; false when it is not wanted any more. */
    public boolean goesOn(String id) {
        return change(id, progress(), ImportStatus.UPLOADING);
    }

    /** The whole file is here; false when it is not wanted any more. */
    public boolean stored(String id, StoredFile file) {
        return change(id, progress().set(STATUS, ImportStatus.UPLOADED).set(FILE, file), ImportStatus.UPLOADING);
    }

    /** The import, when its rows may be taken in now. */
    public Optional<Import> takeUp(String id) {
        Update running = progress().set(STATUS, ImportStatus.RUNNING).min(STARTED_AT, Date.from(clock.instant()));
        return Optional.ofNullable(mongo.findAndModify(
                in(id, ImportStatus.UPLOADED, ImportStatus.RUNNING),
                running,
                FindAndModifyOptions.options().returnNew(true),
                Import.class));
    }

    /** A chunk more is done. */
    public void advanced(String id) {
        change(id, progress().set(SWEEPS, 0), ImportStatus.RUNNING);
    }

    /** All of its rows are taken in or rejected. */
    public boolean complete(String id) {
        return change(id, end(ImportStatus.COMPLETED), ImportStatus.UPLOADED, ImportStatus.RUNNING);
    }

    /** False when it was over already. */
    public boolean cancel(String id) {
        return change(
                id,
                end(ImportStatus.CANCELLED).set(LEFTOVERS, true),
                ImportStatus.UPLOADING,
                ImportStatus.UPLOADED,
                ImportStatus.RUNNING);
    }

    /** The upload broke off. Its key is free again. */
    public boolean breakOff(String id, String reason) {
        Update failed = end(ImportStatus.FAILED)
                .set(REASON, reason)
                .set(LEFTOVERS, true)
                .unset(KEY);
        return change(id, failed, ImportStatus.UPLOADING);
    }

    /** Its rows cannot be taken in. */
    public boolean fail(String id, String reason) {
        Update failed = end(ImportStatus.FAILED).set(REASON, reason).set(LEFTOVERS, true);
        return change(id, failed, ImportStatus.UPLOADED, ImportStatus.RUNNING);
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
