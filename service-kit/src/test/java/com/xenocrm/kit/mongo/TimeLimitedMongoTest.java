package com.xenocrm.kit.mongo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.query.Update;

import com.xenocrm.kit.outage.Outages;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

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
            MongoOperations mongo = limited(client, databases);
            databases.getMongoDatabase().getCollection("things").insertOne(new Document("_id", outage.toString()));

            outage.accept(line);
            Throwable failure = catchThrowable(() -> mongo.findById("a", Document.class, "things"));

            assertThat(failure).matches(Outages::isOutage);
        }
    }

    @Test
    void keepsIdentifiersText() {
        try (MongoClient client = MongoClients.create(TestMongo.uri())) {
            var databases = new SimpleMongoClientDatabaseFactory(client, "limited");
            String id = new ObjectId().toHexString();

            limited(client, databases).upsert(query(where("_id").is(id)), new Update().set("a", 1), "things");

            assertThat(databases.getMongoDatabase().getCollection("things").countDocuments(new Document("_id", id)))
                    .isOne();
        }
    }

    private static MongoOperations limited(MongoClient client, MongoDatabaseFactory databases) {
        MongoCustomConversions conversions = new MongoCustomConversions(List.of());
        MongoMappingContext mappings = new MongoMappingContext();
        mappings.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        return TimeLimitedMongo.of(
                client, databases, TextIdConverter.of(mappings, conversions), Duration.ofMillis(300));
    }

    private static MongoClientSettings settings(CutLine line) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(line.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.MINUTES))
                .build();
    }
}
