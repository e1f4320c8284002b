package com.xenocrm.local.mongo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

import com.xenocrm.local.dump.DumpedCollection;

/** Adds indexed databases, the {@code hello} command, and dumps to the library. */
final class IndexedBackend extends MemoryBackend {

    private static final Set<String> READS = Set.of("find", "getMore", "aggregate", "count", "distinct", "ping");

    /** Commands that write share it; the begin of a dump excludes them. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock(true);

    private final AtomicLong changes = new AtomicLong();

    /** Number of changes so far. */
    long changes() {
        return changes.get();
    }

    /** Writes all databases as they are now; writers wait for its begin only. */
    void dump(Path directory) throws IOException {
        List<IndexedCollection> collections = beginSnapshot();
        try {
            for (IndexedCollection collection : collections) {
                dump(collection, directory);
            }
        } finally {
            collections.forEach(IndexedCollection::endSnapshot);
        }
    }

    /** Adds a dumped collection, without the documents that have expired: this library never deletes them. */
    void restore(DumpedCollection dumped) {
        IndexedDatabase database = (IndexedDatabase) resolveDatabase(dumped.database());
        IndexedCollection collection = (IndexedCollection)
                database.createCollectionOrThrowIfExists(dumped.name(), CollectionOptions.withDefaults());
        dumped.indexes().forEach(index -> database.createIndex(dumped.name(), index));
        Instant now = getClock().instant();
        dumped.forEach(document -> {
            if (dumped.indexes().stream().noneMatch(index -> hasExpired(document, index, now))) {
                collection.addDocument(document);
            }
        });
    }

    private static boolean hasExpired(Document document, Document index, Instant now) {
        return index.get("expireAfterSeconds") instanceof Number seconds
                && index.get("key") instanceof Document key
                && document.get(key.keySet().iterator().next()) instanceof Instant since
                && since.plusSeconds(seconds.longValue()).isBefore(now);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("hello")) {
            return super.handleCommand(channel, database, "ismaster", query)
                    .append("isWritablePrimary", true)
                    .append("helloOk", true);
        }
        Supplier<Document> call = () -> super.handleCommand(channel, database, command, query);
        if (READS.contains(command)) {
            return call.get();
        }
        writing.readLock().lock();
        try {
            return call.get();
        } finally {
            writing.readLock().unlock();
        }
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getCursorRegistry(), changes);
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
        query.putIfAbsent("batchSize", IndexedDatabase.BATCH_SIZE);
        return super.handleGetMore(database, command, query);
    }

    private List<IndexedCollection> beginSnapshot() {
        writing.writeLock().lock();
        try {
            List<IndexedCollection> collections = listDatabaseNames().stream()
                    .flatMap(name -> ((IndexedDatabase) resolveDatabase(name)).collections().stream())
                    .toList();
            collections.forEach(IndexedCollection::beginSnapshot);
            return collections;
        } finally {
            writing.writeLock().unlock();
        }
    }

    private static void dump(IndexedCollection collection, Path directory) throws IOException {
        IndexedDatabase database = (IndexedDatabase) collection.getDatabase();
        String name = collection.getCollectionName();
        Path file = DumpedCollection.write(directory, database.getDatabaseName(), name, database.indexes(name));
        ByteBuf buffer = Unpooled.buffer();
        try (OutputStream output = Files.newOutputStream(file)) {
            for (int position = 0; position >= 0; ) {
                position = collection.encode(position, buffer);
                buffer.readBytes(output, buffer.readableBytes());
                buffer.clear();
            }
        }
    }
}
