package com.xenocrm.kit.mongo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.kit.web.Outages;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class TimeLimitedMongoTest {

    static Stream<Arguments> outages() {
        return Stream.of(argumentSet("cut", (Consumer<CutLine>) CutLine::cut), argumentSet("silent", (Consumer<CutLine>)
                CutLine::silence));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void reportsAnOutageWithinItsTime(Consumer<CutLine> outage) {
        try (CutLine line = CutLine.to(TestMongo.uri());
                MongoClient client = MongoClients.create(settings(line))) {
            var databases = new SimpleMongoClientDatabaseFactory(client, "limited");
            MongoOperations mongo = TimeLimitedMongo.of(client, databases, Duration.ofMillis(300));
            databases.getMongoDatabase().getCollection("things").insertOne(new Document("_id", outage.toString()));

            outage.accept(line);
            Throwable failure = catchThrowable(() -> mongo.findById("a", Document.class, "things"));

            assertThat(failure).matches(Outages::isOutage);
        }
    }

    private static MongoClientSettings settings(CutLine line) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(line.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.MINUTES))
                .build();
    }
}
