package com.xenocrm.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests of an erasure, from the first to the last pass. */
class ErasurePassesTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "passes_" + UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final IdentifierHash hash = IdentifierHash.keyedWith("", true);
    private final Erasures erasures = new Erasures(MONGO, hash, new TestClock(NOW));
    private final String id = UUID.randomUUID().toString();
    private final String email = id + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    /** Tests that the process of the last service may end after it was done. */
    @Test
    void theTombstoneHoldsNoIdentifierInTheEnd() {
        begin();
        everyServiceIsDone(erasures);
        Erasures later = new Erasures(MONGO, hash, new TestClock(NOW.plusSeconds(3_600)));
        everyServiceIsDone(later);

        later.completeIfDone(id);

        Document tombstone =
                MONGO.getCollection("erasures").find(new Document("_id", id)).first();
        tombstone.remove("_id");
        assertThat(tombstone.toJson()).doesNotContain(id).contains("completed_at");
    }

    @Test
    void onlyUnfinishedErasuresAreRequestedAgain() {
        begin();
        Erasures later = new Erasures(MONGO, hash, new TestClock(NOW.plusSeconds(60)));
        List<String> unfinished = later.claimUnfinished(Duration.ofSeconds(30));
        List<String> claimed = later.claimUnfinished(Duration.ofSeconds(30));

        everyServiceIsDone(erasures);

        assertThat(unfinished).contains(id);
        assertThat(claimed).doesNotContain(id);
        assertThat(new Erasures(MONGO, hash, new TestClock(NOW.plusSeconds(3_599)))
                        .claimUnfinished(Duration.ofSeconds(30)))
                .doesNotContain(id);
    }

    /** Tests a process that stood still between reading the person and writing, for longer than the second pass. */
    @Test
    void aLastPassIsMadeAnHourAfterCompletion() {
        begin();
        everyServiceIsDone(erasures);
        MONGO.getCollection("customers").insertOne(Document.parse("""
                        {"_id": "%s", "email": "%s", "created_at": {"$date": "2026-03-01T09:00:00Z"}}""".formatted(id, email)));
        Erasures later = new Erasures(MONGO, hash, new TestClock(NOW.plusSeconds(3_600)));

        List<String> claimed = later.claimUnfinished(Duration.ofSeconds(30));
        new ErasureConsumer(
                        later,
                        Exchanges.CUSTOMERS_TO_ERASE,
                        new CustomerErasureStep(new CustomerErasure(MONGO), new RecordingPublisher()))
                .accept(List.of(new ErasureRequested(id, 0)));

        assertThat(claimed).contains(id);
        assertThat(MONGO.getCollection("customers").countDocuments(new Document("_id", id)))
                .isZero();
    }

    private void everyServiceIsDone(Erasures at) {
        Exchanges.SUBSCRIPTIONS.stream()
                .filter(each -> each.exchange().equals(Exchanges.ERASURE_REQUESTED))
                .forEach(each -> at.done(at.find(id).orElseThrow(), each));
        at.completeIfDone(id);
    }

    private void begin() {
        erasures.begin(
                id,
                new PersonalIdentifiers(id, Set.of(id), Set.of(email)),
                ChronoUnit.MICROS.between(Instant.EPOCH, NOW));
    }
}
