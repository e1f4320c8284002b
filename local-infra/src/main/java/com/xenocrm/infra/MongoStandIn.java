package com.xenocrm.infra;

import de.bwaldvogel.mongo.MongoServer;

/**
 * Speaks MongoDB's protocol and keeps the data in memory, for a machine without MongoDB. It exists for local use and
 * tests only; a thin layer over mongo-java-server gives it the indexes that the services rely on.
 */
public final class MongoStandIn implements AutoCloseable {
    private final MongoServer server;

    private MongoStandIn(MongoServer server) {
        this.server = server;
    }

    /** Starts on the port of 127.0.0.1, or on any free one for 0. */
    public static MongoStandIn start(int port) {
        return start(LoopbackPorts.ADDRESS, port);
    }

    static MongoStandIn start(String address, int port) {
        MongoServer server = new MongoServer(new IndexedBackend());
        server.bind(address, port);
        return new MongoStandIn(server);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
