package com.xenocrm.ingestion.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.ingestion.imports.Import.StoredFile;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.reading.PageRequest;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** The imports. Every step from one status to the next is a conditional update, so each is made once. */
@Component
class Imports {

    static final String STATUS = "status";
    static final String KEY = "idempotency_key";
    static final String PROGRESSED_AT = "progressed_at";
    static final String STARTED_AT = "started_at";
    static final String FINISHED_AT = "finished_at";
    static final String EXPIRES_AT = "expires_at";

    private static final String REASON = "reason";
    private static final String FILE = "file";
    private static final String LEFTOVERS = "leftovers";
    private static final String SWEPT_AT = "swept_at";
    private static final String SWEEPS = "sweeps";
    private static final Duration KEPT = ImportChunks.KEPT;

    private final MongoOperations mongo;
    private final Clock clock;

    Imports(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** False when there is an import under the same key. */
    boolean open(Import anImport) {
        try {
            mongo.insert(anImport);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<Import> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Import.class));
    }

    Import get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("IMPORT_NOT_FOUND", "There is no such import"));
    }

    Optional<Import> underKey(String key) {
        return Optional.ofNullable(mongo.findOne(new Query(where(KEY).is(key)), Import.class));
    }

    /** One more than the page asks for, the newest first. */
    List<Import> newest(PageRequest page) {
        return mongo.find(page.ofNewest(new Criteria()), Import.class);
    }

    long count() {
        return mongo.estimatedCount(Import.class);
    }

    /** The upload lives; false when it is not wanted any more. */
    boolean goesOn(String id) {
        return change(id, progress(), ImportStatus.UPLOADING);
    }

    /** The whole file is here; false when it is not wanted any more. */
    boolean stored(String id, StoredFile file) {
        return change(id, progress().set(STATUS, ImportStatus.UPLOADED).set(FILE, file), ImportStatus.UPLOADING);
    }

    /** The import, when its rows may be taken in now. */
    Optional<Import> takeUp(String id) {
        Update running = progress().set(STATUS, ImportStatus.RUNNING).min(STARTED_AT, Date.from(clock.instant()));
        return Optional.ofNullable(mongo.findAndModify(
                in(id, ImportStatus.UPLOADED, ImportStatus.RUNNING),
                running,
                FindAndModifyOptions.options().returnNew(true),
                Import.class));
    }

    /** A chunk more is done. */
    void advanced(String id) {
        change(id, progress().set(SWEEPS, 0), ImportStatus.RUNNING);
    }

    boolean complete(String id) {
        return change(id, end(ImportStatus.COMPLETED), ImportStatus.UPLOADED, ImportStatus.RUNNING);
    }

    /** False when it was over already. */
    boolean cancel(String id) {
        return change(
                id,
                end(ImportStatus.CANCELLED).set(LEFTOVERS, true),
                ImportStatus.UPLOADING,
                ImportStatus.UPLOADED,
                ImportStatus.RUNNING);
    }

    /** The upload broke off. Its key is free again. */
    boolean breakOff(String id, String reason) {
        Update failed = end(ImportStatus.FAILED)
                .set(REASON, reason)
                .set(LEFTOVERS, true)
                .unset(KEY);
        return change(id, failed, ImportStatus.UPLOADING);
    }

    /** Its rows cannot be taken in. */
    boolean fail(String id, String reason) {
        Update failed = end(ImportStatus.FAILED).set(REASON, reason).set(LEFTOVERS, true);
        return change(id, failed, ImportStatus.UPLOADED, ImportStatus.RUNNING);
    }

    /** Those that are over and whose rows are still there. */
    List<String> withLeftovers(int most) {
        return ids(where(LEFTOVERS).is(true), most);
    }

    void withoutLeftovers(String id) {
        mongo.updateFirst(new Query(where("_id").is(id)), new Update().unset(LEFTOVERS), Import.class);
    }

    /** Uploads of which nothing was heard since. */
    List<String> silentSince(Instant then, int most) {
        return ids(where(STATUS).is(ImportStatus.UPLOADING).and(PROGRESSED_AT).lt(Date.from(then)), most);
    }

    /** Imports of which no row was taken in since. */
    List<String> stalledSince(Instant then, int most) {
        return ids(
                where(STATUS)
                        .in(ImportStatus.UPLOADED, ImportStatus.RUNNING)
                        .and(PROGRESSED_AT)
                        .lt(Date.from(then)),
                most);
    }

    /** For one sweep of any number; how many of them have found the import stalled, with no chunk done in between. */
    Optional<Integer> claimStalled(String id, Instant then) {
        Query unclaimed = in(id, ImportStatus.UPLOADED, ImportStatus.RUNNING)
                .addCriteria(new Criteria()
                        .orOperator(
                                where(SWEPT_AT).exists(false), where(SWEPT_AT).lt(Date.from(then))));
        Update claim = new Update().set(SWEPT_AT, Date.from(clock.instant())).inc(SWEEPS, 1);
        return Optional.ofNullable(mongo.findAndModify(
                        unclaimed,
                        claim,
                        FindAndModifyOptions.options().returnNew(true),
                        Document.class,
                        mongo.getCollectionName(Import.class)))
                .map(claimed -> claimed.getInteger(SWEEPS));
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

    private List<String> ids(Criteria criteria, int most) {
        Query query = new Query(criteria).limit(most);
        query.fields().include("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Import.class)).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    private static Query in(String id, ImportStatus... statuses) {
        return new Query(where("_id").is(id).and(STATUS).in((Object[]) statuses));
    }
}
