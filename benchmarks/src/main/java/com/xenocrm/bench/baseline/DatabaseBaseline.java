package com.xenocrm.bench.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

import static com.mongodb.client.model.Filters.eq;

/** Rate at which the database alone upserts documents: the plain driver, two unordered bulk writes at a time. */
public final class DatabaseBaseline {

    private static final int BULK = 1_000;
    private static final int AT_A_TIME = 2;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoDatabase database;

    public DatabaseBaseline(MongoDatabase database) {
        this.database = database;
    }

    /** Upserts new documents by {@code _id} into a temporary collection; returns documents per second. */
    public long upsertsPerSecond(List<Document> documents) {
        MongoCollection<Document> collection = database.getCollection("benchmark_ceiling");
        collection.drop();
        long start = System.nanoTime();
        List<Callable<Integer>> bulks = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += BULK) {
            List<Document> some = documents.subList(from, Math.min(from + BULK, documents.size()));
            bulks.add(() ->
                    collection.bulkWrite(upserts(some), UNORDERED).getUpserts().size());
        }
        inParallel(bulks);
        long perSecond = Math.round(documents.size() * 1e9 / (System.nanoTime() - start));
        collection.drop();
        return perSecond;
    }

    private static List<WriteModel<Document>> upserts(List<Document> documents) {
        List<WriteModel<Document>> upserts = new ArrayList<>(documents.size());
        for (Document document : documents) {
            Document set = new Document(document);
            set.remove("_id");
            upserts.add(new UpdateOneModel<>(eq("_id", document.get("_id")), new Document("$set", set), UPSERT));
        }
        return upserts;
    }

    /** Runs the tasks, two at a time. */
    public static void inParallel(List<Callable<Integer>> bulks) {
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<Integer> bulk : executor.invokeAll(bulks)) {
                bulk.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
