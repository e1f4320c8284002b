package com.xenocrm.local.mongo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;

/** Adds indexed collections, replies in batches, and aggregations that start at an index to the library. */
final class IndexedDatabase extends MemoryDatabase {
    /** Documents per reply if the client names no number; real servers count bytes. */
    static final int BATCH_SIZE = 200;

    private static final Set<String> STAGES_WITH_OTHER_COLLECTIONS =
            Set.of("$changeStream", "$facet", "$graphLookup", "$lookup", "$merge", "$out");

    private static final String SYSTEM = "system.";

    private final Map<String, IndexedCollection> collections = new ConcurrentHashMap<>();
    private final AtomicLong changes;

    /** @param changes counts the changes of all databases */
    IndexedDatabase(String name, CursorRegistry cursors, AtomicLong changes) {
        super(name, cursors);
        this.changes = changes;
    }

    /** Returns all collections but those that describe the database. */
    List<IndexedCollection> collections() {
        return collections.values().stream()
                .filter(collection -> resolveCollection(collection.getCollectionName(), false) == collection)
                .toList();
    }

    /** Returns the descriptions of a collection's indexes. */
    List<Document> indexes(String collection) {
        return getOrCreateIndexesCollection()
                .queryAllAsStream()
                .filter(index -> (getDatabaseName() + "." + collection).equals(index.get("ns")))
                .map(Document::clone)
                .peek(index -> index.remove("ns"))
                .toList();
    }

    /** Creates an index by its description. */
    void createIndex(String collection, Document description) {
        addIndex(description.append("ns", getDatabaseName() + "." + collection));
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (command.equals("find")) {
            query.putIfAbsent("batchSize", BATCH_SIZE);
        }
        if (command.equals("aggregate")
                && query.get(command) instanceof String name
                && resolveCollection(name, false) instanceof IndexedCollection collection) {
            List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
            if (pipeline.stream().noneMatch(IndexedDatabase::readsOtherCollections)) {
                return aggregate(collection, query, pipeline, databases, oplog);
            }
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    private Document aggregate(
            IndexedCollection collection,
            Document query,
            List<Document> pipeline,
            DatabaseResolver databases,
            Oplog oplog) {
        Document match = new Document();
        List<Document> rest = pipeline;
        if (!pipeline.isEmpty() && pipeline.getFirst().get("$match") instanceof Document first) {
            match = first;
            rest = pipeline.subList(1, pipeline.size());
        }
        Aggregation aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
        aggregation.validate(query);
        Document cursor = new Document("id", 0L)
                .append("ns", collection.getFullName())
                .append("firstBatch", collection.aggregate(match, aggregation::runStages));
        Document response = new Document("cursor", cursor);
        Utils.markOkay(response);
        return response;
    }

    private static boolean readsOtherCollections(Document stage) {
        return stage.keySet().stream().anyMatch(STAGES_WITH_OTHER_COLLECTIONS::contains);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
        boolean isOurs = !name.startsWith(SYSTEM);
        IndexedCollection collection =
                new IndexedCollection(this, name, options, cursorRegistry, isOurs ? changes : new AtomicLong());
        if (isOurs) {
            collections.put(name, collection);
        }
        return collection;
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new UniqueLookupIndex(name, keys, sparse);
    }

    /** Opens or creates an index; a wildcard index exists by name only, and its queries scan all documents. */
    @Override
    protected Index<Integer> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        boolean wildcard = keys.stream().anyMatch(key -> key.getKey().endsWith("$**"));
        return wildcard ? new EmptyIndex<>(name, keys) : new HashIndex(name, keys);
    }
}
