package com.xenocrm.delivery.timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.campaign.OverduePages;
import com.xenocrm.campaigndata.communication.OverdueCommunications;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.delivery.Completions.completion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceiptReminderJobTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration AFTER = Duration.ofHours(6);

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("reminder"));
    private final TestClock clock = new TestClock(NOW);
    private final List<Retry> asked = new ArrayList<>();
    private boolean brokerIsAway;
    private final ReceiptReminderJob reminder = new ReceiptReminderJob(
            new OverduePages(mongo, clock),
            new OverdueCommunications(mongo),
            completion(mongo, clock),
            new ReceiptReminderJob.Requests(
                    new RecordingPublisher() {
                        @Override
                        public void publish(List<? extends CrmMessage> messages) {
                            ask(messages);
                        }
                    },
                    _ -> Duration.ofHours(1),
                    AFTER),
            clock);

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void asksOnceMoreUnderTheSameAttemptForWhatNothingWasHeardOf() {
        campaign("running", NOW, 3);
        entry("lost", new Document());
        entry("retried", new Document("attempt", 2).append("requested_at", Date.from(NOW)));
        entry("failed", new Document("status", "FAILED").append("reason", "blocked"));

        clock.advance(AFTER.minusSeconds(1));
        reminder.remind();
        List<Retry> early = List.copyOf(asked);
        clock.advance(Duration.ofHours(2));
        reminder.remind();
        clock.advance(Duration.ofSeconds(10));
        reminder.remind();

        assertThat(early).isEmpty();
        assertThat(asked).containsExactlyInAnyOrder(new Retry("c:lost", 1), new Retry("c:retried", 2));
    }

    @Test
    void asksAgainAfterAsLongWhenNothingIsHeardStill() {
        campaign("completed", NOW);
        entry("lost", new Document());

        clock.advance(AFTER.plusSeconds(1));
        reminder.remind();
        clock.advance(AFTER.plusSeconds(1));
        reminder.remind();

        assertThat(asked).containsExactly(new Retry("c:lost", 1), new Retry("c:lost", 1));
    }

    @Test
    void asksAgainAtOnceWhenTheBrokerWasAway() {
        campaign("running", NOW);
        entry("lost", new Document());
        clock.advance(AFTER.plusSeconds(1));

        brokerIsAway = true;
        assertThatThrownBy(reminder::remind).isInstanceOf(AmqpException.class);
        brokerIsAway = false;
        reminder.remind();

        assertThat(asked).containsExactly(new Retry("c:lost", 1));
    }

    @Test
    void leavesARetryItsOwnTimeToWait() {
        campaign("running", NOW);
        entry("waits", new Document("attempt", 3).append("requested_at", Date.from(NOW)));

        clock.advance(AFTER.plusMinutes(30));
        reminder.remind();

        assertThat(asked).isEmpty();
    }

    @Test
    void recountsAPageThatWasLeftBehindItsLog() {
        campaign("running", NOW);
        entry("settled", new Document("status", "SENT"));

        clock.advance(AFTER.plusSeconds(1));
        reminder.remind();

        assertThat(asked).isEmpty();
        assertThat(mongo.getCollection("campaign_pages").find().first())
                .containsEntry("sent", 1)
                .containsEntry("pending", 0);
        assertThat(mongo.getCollection("campaigns").find().first()).containsEntry("status", "completed");
    }

    @Test
    void asksForNothingOfACampaignThatIsPausedOrGoesOut() {
        campaign("paused", NOW);
        entry("lost", new Document());

        clock.advance(AFTER.plusSeconds(1));
        reminder.remind();
        campaign("running", clock.instant());
        reminder.remind();

        assertThat(asked).isEmpty();
    }

    private void ask(List<? extends CrmMessage> messages) {
        if (brokerIsAway) {
            throw new AmqpException("away");
        }
        messages.forEach(message -> asked.addAll(((RetryRequested) message).retries()));
    }

    private void campaign(String status, Instant progressedAt) {
        campaign(status, progressedAt, 1);
    }

    private void campaign(String status, Instant progressedAt, int audience) {
        mongo.getCollection("campaigns").deleteMany(new Document());
        mongo.getCollection("campaigns")
                .insertOne(new Document("_id", "c")
                        .append("status", status)
                        .append("audience_complete", true)
                        .append("progressed_at", Date.from(progressedAt)));
        mongo.getCollection("campaign_pages").deleteMany(new Document());
        mongo.getCollection("campaign_pages")
                .insertOne(new Document("_id", "c:0")
                        .append("campaign_id", "c")
                        .append("page", 0)
                        .append("audience", audience)
                        .append("pending", audience)
                        .append("dispatched", true));
    }

    private void entry(String customer, Document more) {
        Document entry = new Document("_id", "c:" + customer)
                .append("campaign_id", "c")
                .append("page", 0)
                .append("status", "PENDING");
        entry.putAll(more);
        mongo.getCollection("communications").insertOne(entry);
    }
}
