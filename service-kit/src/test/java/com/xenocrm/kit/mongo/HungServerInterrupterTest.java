package com.xenocrm.kit.mongo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.xenocrm.kit.web.Outages;
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
