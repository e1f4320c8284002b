package com.xenocrm.ingestion.imports.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Repository of imports that were interrupted by a crash. */
@Component
public class AbandonedImports {

    private static final String SWEPT_AT = "swept_at";
    private static final int AT_ONCE = 100;

    private final MongoOperations mongo;
    private final Clock clock;

    public AbandonedImports(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns uploads without any sign of progress since the given time. */
    public List<String> silentSince(Instant then) {
        return ids(where(Imports.STATUS)
                .is(ImportStatus.UPLOADING.name())
                .and(Imports.PROGRESSED_AT)
                .lt(Date.from(then)));
    }

    /** Returns imports in which no chunk has been processed since the given time. */
    public List<String> stalledSince(Instant then) {
        return ids(stored().and(Imports.PROGRESSED_AT).lt(Date.from(then)));
    }

    /** Returns imports that were resumed this many times without finishing a chunk. */
    public List<String> stalledTimes(int times) {
        return ids(stored().and(Imports.SWEEPS).gte(times));
    }

    /** Claims a stalled import; returns true for only one of several sweeps. */
    public boolean claimStalled(String id, Instant then) {
        Criteria unclaimed = where("_id")
                .is(id)
                .orOperator(where(SWEPT_AT).exists(false), where(SWEPT_AT).lt(Date.from(then)));
        return update(unclaimed, new Update().set(SWEPT_AT, Date.from(clock.instant())));
    }

    /** Records that the import was resumed. */
    public void revived(String id) {
        update(where("_id").is(id), new Update().inc(Imports.SWEEPS, 1));
    }

    /** Returns ended imports whose rows may still be stored. */
    public List<String> withRows() {
        return ids(where(Imports.LEFTOVERS).is(true));
    }

    /** Records that the rows were deleted, if the import ended before the given time: later, no slow upload stores more. */
    public void cleared(String id, Instant then) {
        update(where("_id").is(id).and(Imports.FINISHED_AT).lt(Date.from(then)), new Update().unset(Imports.LEFTOVERS));
    }

    private static Criteria stored() {
        return where(Imports.STATUS).in(ImportStatus.UPLOADED.name(), ImportStatus.RUNNING.name());
    }

    private boolean update(Criteria which, Update update) {
        return mongo.updateFirst(new Query(which), update, CollectionNames.IMPORTS)
                        .getModifiedCount()
                == 1;
    }

    private List<String> ids(Criteria criteria) {
        Query query = new Query(criteria).limit(AT_ONCE);
        query.fields().include("_id");
        return mongo.find(query, Document.class, CollectionNames.IMPORTS).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }
}
