package com.xenocrm.ingestion.imports.chunk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Repository of chunks. A chunk is marked as done once, with the result of its rows, which are then deleted. */
@Component
public class ImportChunks {

    /** Retention of rejected rows. */
    public static final Duration KEPT = Duration.ofDays(30);

    static final String IMPORT_ID = "import_id";
    static final String DONE = "done";
    static final String NUMBER = "chunk";
    static final String EXPIRES_AT = "expires_at";

    private static final String FIRST_VERSION = "first_version";
    private static final String STORED_AT = "stored_at";
    private static final String PACKED = "packed";
    private static final String ROWS = "rows";
    private static final String ACCEPTED = "accepted";
    private static final String REJECTED = "rejected";
    private static final String SUPPRESSED = "suppressed";
    private static final String REJECTED_ROWS = "rejected_rows";
    private static final int FEW = 4;

    private final MongoOperations mongo;
    private final Clock clock;

    public ImportChunks(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Stores a chunk durably. */
    public void store(Chunk chunk, int rows) {
        collection()
                .insertOne(new Document("_id", id(chunk.importId(), chunk.number()))
                        .append(IMPORT_ID, chunk.importId())
                        .append(NUMBER, chunk.number())
                        .append(FIRST_VERSION, chunk.firstVersion())
                        .append(STORED_AT, Date.from(chunk.storedAt()))
                        .append(ROWS, rows)
                        .append(PACKED, chunk.rows())
                        .append(DONE, false)
                        .append(ACCEPTED, 0)
                        .append(REJECTED, 0)
                        .append(EXPIRES_AT, Date.from(chunk.storedAt().plus(KEPT))));
    }

    /** Returns the chunk; empty if it is done. */
    public Optional<Chunk> pending(String importId, int number) {
        return Optional.ofNullable(collection()
                        .find(and(eq("_id", id(importId, number)), eq(DONE, false)))
                        .first())
                .filter(chunk -> chunk.containsKey(PACKED))
                .map(chunk -> new Chunk(
                        importId,
                        number,
                        chunk.getLong(FIRST_VERSION),
                        chunk.getDate(STORED_AT).toInstant(),
                        chunk.get(PACKED, Binary.class)));
    }

    /** Returns the numbers of the first chunks that are not done. */
    public List<Integer> firstPending(String importId, int most) {
        return collection()
                .find(and(eq(IMPORT_ID, importId), eq(DONE, false)))
                .projection(include(NUMBER))
                .sort(ascending(NUMBER))
                .limit(most)
                .map(chunk -> chunk.getInteger(NUMBER))
                .into(new ArrayList<>());
    }

    /** Records that all rows of the chunk are published or rejected; returns false if that was recorded before. */
    public boolean markDone(Chunk chunk, ClassifiedRows rows) {
        Bson rejectedRows = rows.rejected().count() == 0
                ? unset(REJECTED_ROWS)
                : set(REJECTED_ROWS, new Binary(rows.rejected().bytes()));
        UpdateResult result = collection()
                .updateOne(
                        and(eq("_id", id(chunk.importId(), chunk.number())), eq(DONE, false)),
                        combine(
                                set(DONE, true),
                                set(ACCEPTED, rows.accepted()),
                                set(REJECTED, rows.rejected().count()),
                                set(
                                        SUPPRESSED,
                                        rows.objections().size()
                                                + rows.erasedObjections().size()),
                                rejectedRows,
                                unset(PACKED),
                                set(EXPIRES_AT, Date.from(clock.instant().plus(KEPT)))));
        return result.getModifiedCount() == 1;
    }

    /** Deletes the rows of all chunks that are not done. */
    public void dropPending(String importId) {
        collection().updateMany(and(eq(IMPORT_ID, importId), eq(DONE, false)), unset(PACKED));
    }

    /** Returns the counts of the given imports in one query; imports without chunks are absent. */
    public Map<String, ImportCounts> tallies(Collection<String> importIds) {
        Map<String, ImportCounts> tallies = new HashMap<>();
        collection()
                .aggregate(List.of(
                        match(in(IMPORT_ID, importIds)),
                        group("$" + IMPORT_ID, total(ROWS), total(ACCEPTED), total(REJECTED), total(SUPPRESSED))))
                .forEach(sums -> tallies.put(
                        sums.getString("_id"),
                        new ImportCounts(
                                number(sums, ROWS),
                                number(sums, ACCEPTED),
                                number(sums, REJECTED),
                                number(sums, SUPPRESSED))));
        return tallies;
    }

    /**
     * Passes the rejected rows of each chunk, packed, to the consumer in the order of the file, with a few chunks in
     * memory.
     */
    public void eachRejected(String importId, Consumer<byte[]> rejected) {
        collection()
                .find(and(eq(IMPORT_ID, importId), eq(DONE, true), gt(REJECTED, 0)))
                .projection(include(REJECTED_ROWS))
                .sort(ascending(NUMBER))
                .batchSize(FEW)
                .forEach(chunk ->
                        rejected.accept(chunk.get(REJECTED_ROWS, Binary.class).getData()));
    }

    /** Passes every chunk with rejected rows, of all imports, to the consumer. */
    public void eachWithRejected(Consumer<RejectedRows> chunks) {
        collection()
                .find(and(eq(DONE, true), gt(REJECTED, 0), exists(REJECTED_ROWS)))
                .projection(include(IMPORT_ID, REJECTED_ROWS))
                .sort(ascending("_id"))
                .batchSize(FEW)
                .forEach(chunk -> chunks.accept(new RejectedRows(
                        chunk.getString("_id"), chunk.getString(IMPORT_ID), chunk.get(REJECTED_ROWS, Binary.class))));
    }

    /** Replaces the rejected rows of a chunk that is done; returns false if they have changed since they were read. */
    public boolean replaceRejected(String chunkId, Binary before, byte[] rows) {
        return collection()
                        .updateOne(
                                and(eq("_id", chunkId), eq(DONE, true), eq(REJECTED_ROWS, before)),
                                set(REJECTED_ROWS, new Binary(rows)))
                        .getMatchedCount()
                == 1;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.IMPORT_CHUNKS);
    }

    private static String id(String importId, int number) {
        return importId + ":" + number;
    }

    private static BsonField total(String field) {
        return sum(field, "$" + field);
    }

    private static long number(Document sums, String field) {
        return sums.get(field) instanceof Number sum ? sum.longValue() : 0;
    }
}
