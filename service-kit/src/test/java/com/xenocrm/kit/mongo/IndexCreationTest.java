package com.xenocrm.kit.mongo;

import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.infra.MongoStandIn;

import static org.assertj.core.api.Assertions.assertThat;

class IndexCreationTest {

    @Test
    void waitsForADatabaseThatIsNotThereYet() throws Exception {
        int port = freePort();
        String uri = "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=100";
        try (var client = MongoClients.create(uri)) {
            MongoTemplate mongo = new MongoTemplate(client, "late");
            IndexCreation creation = new IndexCreation(
                    mongo, List.of(CollectionIndex.on("things", "name").asUnique()));
            CompletableFuture<Void> start = CompletableFuture.runAsync(creation::start);

            try (MongoStandIn _ = startedAfterAFirstFailure(port, start)) {
                start.join();

                assertThat(mongo.getCollection("things").listIndexes())
                        .extracting(index -> index.get("key"))
                        .contains(new Document("name", 1));
                assertThat(creation.isRunning()).isTrue();
            }
        }
    }

    private static MongoStandIn startedAfterAFirstFailure(int port, CompletableFuture<Void> start) {
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=400")) {
            client.getDatabase("late").getCollection("things").createIndex(new Document("x", 1), new IndexOptions());
            throw new AssertionError("Somebody else's database answered");
        } catch (com.mongodb.MongoTimeoutException expected) {
            assertThat(start).isNotDone();
            return MongoStandIn.start(port);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
