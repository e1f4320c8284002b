package com.xenocrm.e2e.restore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Documents and indexes of the collections of a database, each collection read at its own moment. */
record DatabaseCopy(Map<String, Stored> collections) {

    /** Collections read first: progress is read before results, so the results may be ahead of it but never behind. */
    private static final List<String> FIRST = List.of("campaigns", "campaign_pages", "imports", "customers");

    private static final int AT_ONCE = 1_000;

    DatabaseCopy {
        collections = Map.copyOf(collections);
    }

    /** Reads the selected collections while they are being written. */
    static DatabaseCopy of(String uri, String database, Predicate<String> wanted) {
        Map<String, Stored> collections = new HashMap<>();
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase source = client.getDatabase(database);
            source.listCollectionNames().into(new ArrayList<>()).stream()
                    .filter(wanted)
                    .filter(name -> !name.startsWith("system."))
                    .sorted(Comparator.comparing((String name) -> !FIRST.contains(name))
                            .thenComparingInt(FIRST::indexOf))
                    .forEach(name ->
                            collections.put(name, Stored.in(source.getCollection(name, RawBsonDocument.class))));
        }
        return new DatabaseCopy(collections);
    }

    /** Writes everything to an empty database. */
    void restoreTo(String uri, String database) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase target = client.getDatabase(database);
            collections.forEach((name, stored) -> {
                for (int from = 0; from < stored.documents().size(); from += AT_ONCE) {
                    target.getCollection(name, RawBsonDocument.class)
                            .insertMany(stored.documents()
                                    .subList(
                                            from,
                                            Math.min(
                                                    from + AT_ONCE,
                                                    stored.documents().size())));
                }
                if (!stored.indexes().isEmpty()) {
                    target.runCommand(new Document("createIndexes", name).append("indexes", stored.indexes()));
                }
            });
        }
    }

    /** Documents and indexes of one collection. */
    record Stored(List<RawBsonDocument> documents, List<Document> indexes) {

        private static Stored in(MongoCollection<RawBsonDocument> collection) {
            List<Document> indexes = new ArrayList<>();
            for (Document index : collection.listIndexes()) {
                if (!index.getString("name").equals("_id_")) {
                    index.remove("ns");
                    indexes.add(index);
                }
            }
            return new Stored(collection.find().into(new ArrayList<>()), indexes);
        }
    }
}
