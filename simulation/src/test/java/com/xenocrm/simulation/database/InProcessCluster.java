package com.xenocrm.simulation.database;

import java.util.List;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoDriverInformation;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.MongoClientImpl;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ConnectionId;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.internal.TimeoutContext;
import com.mongodb.internal.async.SingleResultCallback;
import com.mongodb.internal.connection.AsyncConnection;
import com.mongodb.internal.connection.ClientMetadata;
import com.mongodb.internal.connection.Cluster;
import com.mongodb.internal.connection.ClusterClock;
import com.mongodb.internal.connection.Connection;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.Server;
import com.mongodb.internal.connection.ServerTuple;
import com.mongodb.internal.time.Timeout;
import com.mongodb.selector.ServerSelector;
import org.bson.BsonDocument;

/** Cluster of one server in this process: the driver calls the database, without threads and sockets. */
final class InProcessCluster implements Cluster, Server {

    static final ServerAddress ADDRESS = new ServerAddress("database", 27_017);

    private static final int WIRE_VERSION = 25;
    private static final int MOST_WRITES = 100_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final String METADATA = "simulation";

    private final Commands commands;
    private final ClusterId id = new ClusterId();
    private final ClusterSettings settings =
            ClusterSettings.builder().hosts(List.of(ADDRESS)).build();
    private final ServerDescription server = ServerDescription.builder()
            .address(ADDRESS)
            .ok(true)
            .state(ServerConnectionState.CONNECTED)
            .type(ServerType.STANDALONE)
            .maxWireVersion(WIRE_VERSION)
            .build();
    private final ClusterDescription description =
            new ClusterDescription(ClusterConnectionMode.SINGLE, ClusterType.STANDALONE, List.of(server));
    private final ConnectionDescription connection = new ConnectionDescription(
            new ConnectionId(new ServerId(id, ADDRESS)),
            WIRE_VERSION,
            ServerType.STANDALONE,
            MOST_WRITES,
            MOST_BYTES,
            MOST_BYTES,
            List.of());
    private final ClusterClock clock = new ClusterClock();
    private final ClientMetadata metadata =
            new ClientMetadata(METADATA, MongoDriverInformation.builder().build());

    private InProcessCluster(Commands commands) {
        this.commands = commands;
    }

    /** Returns the driver's client on these commands. */
    static MongoClient client(Commands commands) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .writeConcern(WriteConcern.MAJORITY)
                .retryReads(false)
                .retryWrites(false)
                .build();
        return new MongoClientImpl(
                new InProcessCluster(commands),
                settings,
                MongoDriverInformation.builder().build(),
                () -> {});
    }

    @Override
    public ServerTuple selectServer(ServerSelector selector, OperationContext context) {
        return new ServerTuple(this, server);
    }

    @Override
    public Connection getConnection(OperationContext context) {
        return new InProcessConnection(commands, connection);
    }

    @Override
    public ClusterSettings getSettings() {
        return settings;
    }

    @Override
    public ClusterId getClusterId() {
        return id;
    }

    @Override
    public ServersSnapshot getServersSnapshot(Timeout timeout, TimeoutContext context) {
        return _ -> this;
    }

    @Override
    public ClusterDescription getCurrentDescription() {
        return description;
    }

    @Override
    public ClusterClock getClock() {
        return clock;
    }

    @Override
    public ClientMetadata getClientMetadata() {
        return metadata;
    }

    @Override
    public void selectServerAsync(
            ServerSelector selector, OperationContext context, SingleResultCallback<ServerTuple> callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void getConnectionAsync(OperationContext context, SingleResultCallback<AsyncConnection> callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int operationCount() {
        return 0;
    }

    @Override
    public void close() {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void withLock(Runnable action) {
        action.run();
    }

    @Override
    public void onChange(ServerDescriptionChangedEvent event) {}

    /** Server behind the connection. */
    @FunctionalInterface
    interface Commands {

        BsonDocument run(String database, BsonDocument command);
    }
}
