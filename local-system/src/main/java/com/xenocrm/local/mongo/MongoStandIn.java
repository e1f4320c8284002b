package com.xenocrm.local.mongo;

import java.time.Duration;
import java.util.function.Consumer;

import de.bwaldvogel.mongo.MongoServer;
import org.jspecify.annotations.Nullable;

import com.xenocrm.local.dump.DumpDirectory;
import com.xenocrm.local.dump.PeriodicSave;
import com.xenocrm.local.process.Ports;

/**
 * Speaks MongoDB's wire protocol and keeps its data in memory, for local use and tests on a machine without MongoDB. A thin
 * layer over mongo-java-server adds the indexes that the services rely on, and saves the data to files.
 */
public final class MongoStandIn implements AutoCloseable {

    private static final Duration SAVE_INTERVAL = Duration.ofMinutes(1);

    private final MongoServer server;
    private final @Nullable PeriodicSave saves;
    private final @Nullable DumpDirectory data;

    private MongoStandIn(MongoServer server, @Nullable PeriodicSave saves, @Nullable DumpDirectory data) {
        this.server = server;
        this.saves = saves;
        this.data = data;
    }

    /** Starts on the port of 127.0.0.1, or on any free one for 0. */
    public static MongoStandIn start(int port) {
        return start(Ports.ADDRESS, port);
    }

    public static MongoStandIn start(String address, int port) {
        return new MongoStandIn(bind(new IndexedBackend(), address, port), null, null);
    }

    /**
     * Starts with saved data, which is saved again every minute while it changes, and at the end.
     *
     * @param problems receives the reason if a save fails
     */
    public static MongoStandIn start(int port, DumpDirectory data, Consumer<String> problems) {
        IndexedBackend backend = new IndexedBackend();
        data.collections().forEach(backend::restore);
        PeriodicSave saves = new PeriodicSave(() -> data.save(backend::dump), backend::changes, problems);
        MongoStandIn standIn = new MongoStandIn(bind(backend, Ports.ADDRESS, port), saves, data);
        saves.start(SAVE_INTERVAL);
        return standIn;
    }

    public static String uri(int port) {
        return "mongodb://" + Ports.ADDRESS + ":" + port;
    }

    public String uri() {
        return uri(server.getLocalAddress().getPort());
    }

    @Override
    public void close() {
        if (saves != null && data != null) {
            saves.close();
            if (saves.isComplete()) {
                data.release();
            }
        }
        server.shutdownNow();
    }

    private static MongoServer bind(IndexedBackend backend, String address, int port) {
        MongoServer server = new MongoServer(backend);
        server.bind(address, port);
        return server;
    }
}
