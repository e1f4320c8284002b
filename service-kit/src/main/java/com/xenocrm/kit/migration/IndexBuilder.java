package com.xenocrm.kit.migration;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.mongo.CollectionIndex;

/** Builds an index, or explains what prevents it. */
final class IndexBuilder {

    private static final int DUPLICATE_KEY = 11_000;
    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;

    private IndexBuilder() {}

    /** Builds the index unless it exists. */
    static void ensure(MongoOperations mongo, String id, CollectionIndex wanted) {
        MongoCollection<Document> collection = mongo.getCollection(wanted.collection());
        Document keys = new Document();
        wanted.keys().forEach(key -> keys.append(key, 1));
        for (Document existing : collection.listIndexes()) {
            if (wanted.keys().equals(keys(existing)) && !sameOptions(existing, wanted)) {
                throw conflict(id, wanted);
            }
        }
        IndexOptions options = new IndexOptions().unique(wanted.unique()).sparse(wanted.sparse());
        if (wanted.expiring()) {
            options.expireAfter(0L, TimeUnit.SECONDS);
        }
        try {
            collection.createIndex(keys, options);
        } catch (MongoServerException refused) {
            switch (refused.getCode()) {
                case DUPLICATE_KEY ->
                    throw new MigrationFailedException(
                            "documents of %s agree on %s, which must be unique; mend the data"
                                    .formatted(wanted.collection(), String.join(", ", wanted.keys())));
                case INDEX_OPTIONS_CONFLICT, INDEX_KEY_SPECS_CONFLICT -> throw conflict(id, wanted);
                default -> throw refused;
            }
        }
    }

    private static List<String> keys(Document existing) {
        return List.copyOf(existing.get("key", new Document()).keySet());
    }

    private static boolean sameOptions(Document existing, CollectionIndex wanted) {
        return existing.getBoolean("unique", false) == wanted.unique()
                && existing.getBoolean("sparse", false) == wanted.sparse();
    }

    private static MigrationRefusedException conflict(String id, CollectionIndex wanted) {
        return new MigrationRefusedException(
                id,
                "%s has an index of this name or over these keys with other options; the program needs %s. Drop the one that is there, "
                                .formatted(wanted.collection(), wanted.definition())
                        + "and start again");
    }
}
