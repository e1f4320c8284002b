package com.xenocrm.local.mongo;

import de.bwaldvogel.mongo.MongoServer;

import com.xenocrm.local.process.Ports;

/**
 * Speaks MongoDB's wire protocol and keeps its data in memory, for local use and tests on a machine without MongoDB. A thin
 * layer over mongo-java-server adds the indexes that the services rely on.
 */
public final class MongoStandIn implements AutoCloseable {

    private final MongoServer server;

    private MongoStandIn(MongoServer server) {
        this.server = server;
    }

    /** Starts on the port of 127.0.0.1, or on any free one for 0. */
    public static MongoStandIn start(int port) {
        return start(Ports.ADDRESS, port);
    }

    public static MongoStandIn start(String address, int port) {
        MongoServer server = new MongoServer(new IndexedBackend());
        server.bind(address, port);
        return new MongoStandIn(server);
    }

    public static String uri(int port) {
        return "mongodb://" + Ports.ADDRESS + ":" + port;
    }

    public String uri() {
        return uri(server.getLocalAddress().getPort());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
