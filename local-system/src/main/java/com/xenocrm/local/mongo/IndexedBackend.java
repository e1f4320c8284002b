package com.xenocrm.local.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;

/** Adds indexed databases and the {@code hello} command to the library. */
final class IndexedBackend extends MemoryBackend {
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("hello")) {
            return super.handleCommand(channel, database, "ismaster", query)
                    .append("isWritablePrimary", true)
                    .append("helloOk", true);
        }
        return super.handleCommand(channel, database, command, query);
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getCursorRegistry());
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
        query.putIfAbsent("batchSize", IndexedDatabase.BATCH_SIZE);
        return super.handleGetMore(database, command, query);
    }
}
