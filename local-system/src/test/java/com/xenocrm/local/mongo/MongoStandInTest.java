package com.xenocrm.local.mongo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoStandInTest {
    private static final MongoStandIn MONGO = MongoStandIn.start(0);
    private static final MongoClient CLIENT = MongoClients.create(MONGO.uri());

    private final MongoCollection<Document> customers =
            CLIENT.getDatabase("crm").getCollection("customers-" + UUID.randomUUID());

    @AfterAll
    static void close() {
        CLIENT.close();
        MONGO.close();
    }

    @Test
    void saysHello() {
        Document hello = CLIENT.getDatabase("admin").runCommand(new Document("hello", 1));

        assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
    }

    @Test
    void keepsTheNewerCustomerByRefusingAnUpsertOfAnOlderOne() {
        customers.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        upsert("ann@example.com", 7);

        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> upsert("ann@example.com", 6))
                .matches(e -> e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY);
        upsert("ann@example.com", 8);

        assertThat(customers.find(eq("email", "ann@example.com")).map(c -> c.get("version")))
                .containsExactly(8);
    }

    @Test
    void comparesAndAddsDecimalsExactly() {
        customers.insertMany(IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> new Document("spend", new Decimal128(new BigDecimal("0.10"))).append("i", i))
                .toList());
        customers.insertOne(new Document("spend", new Decimal128(new BigDecimal("100.01"))));

        Document total = customers
                .aggregate(List.of(group(null, sum("total", "$spend"))))
                .first();

        assertThat(total).containsEntry("total", new Decimal128(new BigDecimal("200.01")));
        assertThat(customers.countDocuments(gt("spend", 100))).isEqualTo(1);
        assertThat(customers.countDocuments(gt("spend", new Decimal128(new BigDecimal("100.01")))))
                .isZero();
    }

    @Test
    void indexesDocumentsThatWereThereBefore() {
        customers.insertMany(List.of(
                new Document("_id", "a").append("ref", 1),
                new Document("_id", "b").append("ref", 2),
                new Document("_id", "c").append("ref", 1)));

        customers.createIndex(Indexes.ascending("ref"));

        assertThat(customers.find(eq("ref", 1)).map(c -> c.get("_id"))).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void sendsALongAnswerInParts() {
        customers.insertMany(
                IntStream.range(0, 5_000).mapToObj(i -> new Document("_id", i)).toList());

        List<Integer> ids = customers.find().map(c -> c.getInteger("_id")).into(new ArrayList<>());

        assertThat(ids).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void neverSendsAHalfChangedDocument() {
        customers.insertMany(
                IntStream.range(0, 100).mapToObj(i -> filledWith(0)).toList());

        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> writing = IntStream.rangeClosed(1, 2)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> fillAll(writer), writers))
                    .toList();
            while (!writing.stream().allMatch(CompletableFuture::isDone)) {
                assertThat(customers.find()).allMatch(MongoStandInTest::isFilledWithOneValue);
            }
        }

        assertThat(customers.countDocuments()).isEqualTo(100);
    }

    private static boolean isFilledWithOneValue(Document document) {
        document.remove("_id");
        return Set.copyOf(document.values()).size() == 1;
    }

    private void fillAll(int writer) {
        for (int round = 1; round <= 40; round++) {
            customers.updateMany(new Document(), new Document("$set", filledWith(writer * 1_000 + round)));
        }
    }

    private static Document filledWith(int value) {
        Document document = new Document();
        IntStream.range(0, 100).forEach(i -> document.append("f" + i, value));
        return document;
    }

    private void upsert(String email, int version) {
        customers.updateOne(
                and(eq("email", email), lt("version", version)),
                combine(set("version", version), set("name", "Ann")),
                new UpdateOptions().upsert(true));
    }
}
