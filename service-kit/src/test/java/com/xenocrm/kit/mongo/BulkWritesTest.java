package com.xenocrm.kit.mongo;

import java.util.List;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import com.xenocrm.kit.mongo.BulkWrites.Outcome;
import com.xenocrm.kit.outage.Outages;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;

class BulkWritesTest {

    private static final WriteConcernError NOT_CONFIRMED =
            new WriteConcernError(64, "WriteConcernFailed", "waiting for replication timed out", new BsonDocument());

    @Test
    void performsAllAndSaysWhichInsertedAndWhichMetAUniqueKey() {
        try (MongoClient client = MongoClients.create(TestMongo.uri())) {
            MongoCollection<Document> things =
                    client.getDatabase(TestMongo.newDatabase("bulk")).getCollection("things");
            things.insertMany(
                    List.of(new Document("_id", "a").append("n", 1), new Document("_id", "b").append("n", 5)));

            Outcome outcome =
                    BulkWrites.perform(things, List.of(olderThan("a", 2), olderThan("b", 2), olderThan("c", 2)));

            assertThat(outcome).isEqualTo(new Outcome(List.of(2), List.of(1), 1));
            assertThat(things.find()).extracting(thing -> thing.get("n")).containsExactlyInAnyOrder(2, 5, 2);
        }
    }

    @Test
    void writesNothingWhenThereIsNothingToWrite() {
        Outcome outcome = BulkWrites.perform(failingWith(List.of(), NOT_CONFIRMED), List.of());

        assertThat(outcome).isEqualTo(new Outcome(List.of(), List.of(), 0));
    }

    @Test
    void takesWritesThatNoMajorityHasConfirmedForAnOutage() {
        MongoCollection<Document> unconfirmed =
                failingWith(List.of(new BulkWriteError(11000, "duplicate", new BsonDocument(), 0)), NOT_CONFIRMED);

        assertThatThrownBy(() -> BulkWrites.perform(unconfirmed, List.of(olderThan("a", 1))))
                .matches(Outages::isOutage, "an outage");
    }

    @Test
    void throwsAnyOtherFaultAsItIs() {
        MongoCollection<Document> refusing =
                failingWith(List.of(new BulkWriteError(2, "bad value", new BsonDocument(), 0)), NOT_CONFIRMED);

        assertThatThrownBy(() -> BulkWrites.perform(refusing, List.of(olderThan("a", 1))))
                .isInstanceOf(MongoBulkWriteException.class)
                .matches(fault -> !Outages.isOutage(fault), "no outage");
    }

    private static WriteModel<Document> olderThan(String id, int n) {
        return new UpdateOneModel<>(
                new Document("_id", id).append("n", new Document("$lt", n)),
                new Document("$set", new Document("n", n)),
                new UpdateOptions().upsert(true));
    }

    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> failingWith(List<BulkWriteError> errors, WriteConcernError concern) {
        MongoCollection<Document> collection = Mockito.mock(MongoCollection.class);
        Mockito.when(collection.bulkWrite(anyList(), any()))
                .thenThrow(new MongoBulkWriteException(
                        BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
                        errors,
                        concern,
                        new ServerAddress(),
                        Set.of()));
        return collection;
    }
}
