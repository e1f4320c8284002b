package com.xenocrm.kit.event;

import java.time.Instant;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestMongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class DueEventsTest {

    private static final String THINGS = "things";
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("events"));

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final DueEvents due = new DueEvents(MONGO, publisher, List.of(THINGS));

    @AfterAll
    static void drop() {
        MONGO.getDb().drop();
        CLIENT.close();
    }

    @BeforeEach
    void start() {
        MONGO.getCollection(THINGS).deleteMany(new Document());
    }

    @Test
    void publishesEachEventAndForgetsIt() {
        owe("t1", launched("c1"));
        owe("t1", launched("c2"));
        owe("t2", launched("c3"));

        due.publish();
        due.publish();

        assertThat(keys())
                .containsExactlyInAnyOrder("campaign.launched:c1", "campaign.launched:c2", "campaign.launched:c3");
        assertThat(MONGO.getCollection(THINGS).find(eq("_id", "t1")).first()).isEqualTo(new Document("_id", "t1"));
    }

    @Test
    void publishesMoreThanItReadsAtOnce() {
        for (int i = 0; i < 250; i++) {
            owe("t" + i, launched("c" + i));
        }

        due.publish();

        assertThat(keys()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void publishesAgainWhatADyingReplicaMayNotHave() {
        owe("t1", launched("c1"));
        publisher.dieBeforeTheNext();

        Throwable death = catchThrowable(due::publish);
        publisher.dieAfterTheNext();
        Throwable later = catchThrowable(due::publish);
        due.publish();

        assertThat(death).isNotNull();
        assertThat(later).isNotNull();
        assertThat(keys()).containsExactly("campaign.launched:c1", "campaign.launched:c1");
    }

    @Test
    void keepsAnEventThatIsAddedMeanwhile() {
        owe("t1", launched("c1"));
        RecordingPublisher slow = new RecordingPublisher() {
            @Override
            public void publish(List<? extends CrmMessage> messages) {
                owe("t1", launched("c2"));
                super.publish(messages);
            }
        };

        new DueEvents(MONGO, slow, List.of(THINGS)).publish();
        due.publish();

        assertThat(keys()).contains("campaign.launched:c2");
    }

    private static void owe(String id, Event event) {
        MONGO.getCollection(THINGS)
                .updateOne(
                        eq("_id", id),
                        push(DueEvents.FIELD, DueEvents.of(event)),
                        new com.mongodb.client.model.UpdateOptions().upsert(true));
    }

    private static Event launched(String campaign) {
        return Event.once(
                EventType.CAMPAIGN_LAUNCHED,
                campaign,
                Instant.parse("2026-03-01T10:00:00Z"),
                EventData.ofCampaign(campaign, null));
    }

    private List<String> keys() {
        return publisher.published(EventOccurred.class).stream()
                .flatMap(message -> message.events().stream())
                .map(Event::key)
                .toList();
    }
}
