package com.xenocrm.customerdata.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class DistributionsTest {

    @Test
    void haveNoFiguresThatTakeLong() {
        try (CutLine line = CutLine.to(TestMongo.uri());
                MongoClient client = MongoClients.create(line.uri())) {
            MongoTemplate mongo = new MongoTemplate(client, "distributions");
            mongo.save(new Document("_id", "c-1"), "customers");
            Distributions distributions = new Distributions(mongo);
            Instant now = Instant.parse("2026-11-29T12:00:00Z");
            assertThat(distributions.of(new Document(), now)).isPresent();
            line.silence();

            var figures = CompletableFuture.supplyAsync(() -> distributions.of(new Document(), now));

            assertThat(figures)
                    .succeedsWithin(Duration.ofSeconds(60))
                    .satisfies(found -> assertThat(found).isEmpty());
        }
    }
}
