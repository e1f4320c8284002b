package com.xenocrm.kit.mongo;

import java.util.List;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** Unordered bulk writes with results and errors classified for the caller. */
public final class BulkWrites {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private BulkWrites() {}

    /**
     * Performs all writes, even if some fail. Duplicate keys are a result, not an error. Missing majority confirmation
     * is an outage; other errors are thrown unchanged.
     */
    public static Outcome perform(MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return new Outcome(List.of(), List.of(), 0);
        }
        try {
            BulkWriteResult result = collection.bulkWrite(writes, UNORDERED);
            return new Outcome(inserted(result), List.of(), result.getModifiedCount());
        } catch (MongoBulkWriteException e) {
            boolean onlyDuplicates =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw e;
            }
            if (e.getWriteConcernError() != null) {
                throw new MongoWriteConcernException(
                        e.getWriteConcernError(),
                        WriteConcernResult.unacknowledged(),
                        e.getServerAddress(),
                        e.getErrorLabels());
            }
            return new Outcome(
                    inserted(e.getWriteResult()),
                    e.getWriteErrors().stream().map(BulkWriteError::getIndex).toList(),
                    e.getWriteResult().getModifiedCount());
        }
    }

    /** Inserts the document unless one with its {@code _id} exists, which is left unchanged. */
    public static void insertOnce(MongoCollection<Document> collection, Document document) {
        Document content = new Document(document);
        Object id = Objects.requireNonNull(content.remove("_id"), "the document has an _id");
        perform(
                collection,
                List.of(new UpdateOneModel<>(
                        Filters.eq("_id", id),
                        new Document("$setOnInsert", content),
                        new UpdateOptions().upsert(true))));
    }

    private static List<Integer> inserted(BulkWriteResult result) {
        return result.getUpserts().stream().map(upsert -> upsert.getIndex()).toList();
    }

    /**
     * Result of a bulk write, by the writes' positions in the list. Writes in neither list matched a document or none.
     *
     * @param inserted upserts that inserted a document
     * @param duplicates writes that changed nothing, because another document has one of their unique keys
     * @param changed number of existing documents that were changed
     */
    public record Outcome(List<Integer> inserted, List<Integer> duplicates, int changed) {}
}
