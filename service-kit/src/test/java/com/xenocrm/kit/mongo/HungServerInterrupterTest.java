package com.xenocrm.kit.mongo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ConnectionId;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.xenocrm.kit.outage.Outages;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class HungServerInterrupterTest {

    @Test
    void endsACommandOfAServerThatFallsSilent() throws Exception {
        try (CutLine line = CutLine.to(TestMongo.uri());
                MongoClient client = MongoClients.create(settings(line));
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> things = client.getDatabase("hung").getCollection("things");
            things.insertOne(new Document("_id", line.uri()));

            line.silence();
            Outcome outcome =
                    CompletableFuture.supplyAsync(() -> read(things), requests).get(1, TimeUnit.MINUTES);
            line.mend();

            assertThat(outcome.failure()).isNotNull().matches(Outages::isOutage);
            assertThat(outcome.interrupted()).isFalse();
            assertThat(CompletableFuture.supplyAsync(() -> read(things), requests)
                            .get(1, TimeUnit.MINUTES)
                            .failure())
                    .isNull();
        }
    }

    @Test
    void leavesCommandsOfOtherServersAlone() throws Exception {
        HungServerInterrupter interrupter = new HungServerInterrupter();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        Thread.ofVirtual()
                .start(() -> {
                    interrupter.commandStarted(started(new ServerAddress("healthy")));
                    interrupter.serverHeartbeatFailed(silent(new ServerAddress("hung")));
                    interrupted.complete(Thread.currentThread().isInterrupted());
                })
                .join();

        assertThat(interrupted.get()).isFalse();
    }

    private static CommandStartedEvent started(ServerAddress server) {
        ConnectionDescription connection = new ConnectionDescription(new ServerId(new ClusterId(), server));
        return new CommandStartedEvent(null, 1, 1, connection, "shop", "find", new BsonDocument());
    }

    private static ServerHeartbeatFailedEvent silent(ServerAddress server) {
        return new ServerHeartbeatFailedEvent(
                new ConnectionId(new ServerId(new ClusterId(), server)),
                1,
                true,
                new MongoSocketReadTimeoutException("silent", server, new IOException()));
    }

    private static Outcome read(MongoCollection<Document> things) {
        Throwable failure = catchThrowable(() -> things.find().first());
        return new Outcome(failure, Thread.currentThread().isInterrupted());
    }

    private static MongoClientSettings settings(CutLine line) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(line.uri()));
        new MongoKitAutoConfiguration().crmMongoClientSettings(Duration.ZERO).customize(settings);
        return settings.build();
    }

    private record Outcome(@Nullable Throwable failure, boolean interrupted) {}
}
