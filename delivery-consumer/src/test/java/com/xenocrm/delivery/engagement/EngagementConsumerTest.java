package com.xenocrm.delivery.engagement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.engagement.EngagementLog;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.EngagementReceived.Engagement;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class EngagementConsumerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("engagement"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final EngagementConsumer consumer = new EngagementConsumer(
            new EngagementLog(MONGO), new CustomerEngagement(MONGO), publisher, new TestClock(NOW));
    private final String campaign = UUID.randomUUID().toString();
    private final String customer = "customer-" + campaign;

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @BeforeEach
    void aCommunication() {
        communication(campaign, "SENT");
        MONGO.getCollection("customers").insertOne(new Document("_id", customer));
    }

    @Test
    void recordsFirstTimesNumbersAndLinks() {
        accept(open(5, false), open(2, false), click(1, 7, "home"), click(0, 60, "home"), click(1, 90, "home"));

        assertThat(facts())
                .isEqualTo(new Document("opened_at", at(2))
                        .append("clicked_at", at(7))
                        .append("opens", 2L)
                        .append("clicks", 3L)
                        .append("machine_opens", 0L)
                        .append("machine_clicks", 0L)
                        .append("clicked_links", List.of(0, 1)));
        assertThat(customer())
                .isEqualTo(new Document("_id", customer)
                        .append("last_opened_at", at(90))
                        .append("opened_campaign", List.of(campaign))
                        .append("last_clicked_at", at(90))
                        .append("clicked_campaign", List.of(campaign)));
    }

    @Test
    void endsInTheSameStateInAnyOrderAndRepeated() {
        List<Engagement> all = new ArrayList<>(List.of(
                open(1, false),
                open(3, true),
                click(0, 20, "home"),
                click(1, 21, "scan"),
                click(2, 22, "scan"),
                click(3, 23, "scan")));
        accept(all.toArray(Engagement[]::new));
        Document facts = facts();
        Document known = customer();
        all.addAll(List.copyOf(all));

        for (int seed = 0; seed < 5; seed++) {
            MONGO.getCollection("communications").deleteMany(new Document());
            MONGO.getCollection("customers").deleteMany(new Document());
            aCommunication();
            Collections.shuffle(all, new Random(seed));
            all.forEach(this::accept);
            assertThat(facts()).isEqualTo(facts);
            assertThat(customer()).isEqualTo(known);
        }
    }

    @Test
    void countsProgramsApart() {
        accept(
                open(1, true),
                click(0, 20, "scan"),
                click(1, 21, "scan"),
                open(21, false, "scan"),
                click(2, 29, "scan"));

        assertThat(facts())
                .containsEntry("opened_at", null)
                .containsEntry("clicked_at", null)
                .containsEntry("machine_opens", 2L)
                .containsEntry("machine_clicks", 3L);
        assertThat(customer()).isEqualTo(new Document("_id", customer));
    }

    @Test
    void takesBackClicksThatTurnOutToBeAProgramsOwn() {
        String earlier = UUID.randomUUID().toString();
        communication(earlier, "SENT");
        accept(new Engagement(earlier + ":" + customer, 0, NOW.minusSeconds(500), false, "home"));
        accept(click(0, 20, "scan"), click(1, 21, "scan"));
        assertThat(customer()).containsEntry("clicked_campaign", List.of(earlier, campaign));

        accept(click(2, 22, "scan"));

        assertThat(customer())
                .containsEntry("clicked_campaign", List.of(earlier))
                .containsEntry("last_clicked_at", at(-500));
    }

    @Test
    void keepsTheLatestCampaignsOfACustomer() {
        List<String> campaigns = IntStream.range(0, CustomerEngagement.CAMPAIGNS)
                .mapToObj(i -> "campaign-" + i)
                .toList();
        List<String> latest = new ArrayList<>(campaigns.subList(1, campaigns.size()));
        latest.add(campaign);
        CustomerEngagement engagement = new CustomerEngagement(MONGO);

        campaigns.forEach(each -> engagement.received(each, List.of(customer)));
        engagement.engaged(campaigns.stream()
                .map(each -> new CustomerEngagement.Engaged(customer, each, NOW, NOW))
                .toList());
        for (int delivery = 0; delivery < 2; delivery++) {
            engagement.received(campaign, List.of(customer));
            accept(click(0, 5, "home"));
        }

        assertThat(customer())
                .containsEntry("received_campaign", latest)
                .containsEntry("opened_campaign", latest)
                .containsEntry("clicked_campaign", latest);
    }

    @Test
    void keepsABoundedNumberOfOpens() {
        accept(IntStream.range(0, 250).mapToObj(i -> open(i, false)).toArray(Engagement[]::new));

        assertThat(facts()).containsEntry("opens", 200L);
    }

    @Test
    void ignoresUnknownCommunications() {
        accept(new Engagement("none:" + customer, 0, NOW, false, "home"));

        assertThat(customer()).isEqualTo(new Document("_id", customer));
        assertThat(publisher.published(DeliveryReceiptReceived.class)).isEmpty();
    }

    @Test
    void settlesACommunicationInDoubtThatHasArrived() {
        String doubtful = UUID.randomUUID().toString();
        communication(doubtful, "IN_DOUBT");

        accept(new Engagement(doubtful + ":" + customer, null, NOW, true, "scan"));

        assertThat(publisher.published(DeliveryReceiptReceived.class))
                .isEqualTo(List.of(new DeliveryReceiptReceived(
                        List.of(new Receipt(doubtful + ":" + customer, DeliveryStatus.SENT, null, null, NOW, null)))));
    }

    private void communication(String of, String status) {
        MONGO.getCollection("communications")
                .insertOne(new Document("_id", of + ":" + customer)
                        .append("campaign_id", of)
                        .append("customer_id", customer)
                        .append("status", status));
    }

    private void accept(Engagement... engagements) {
        consumer.accept(List.of(new EngagementReceived(List.of(engagements))));
    }

    private Engagement open(int second, boolean machine) {
        return open(second, machine, "home");
    }

    private Engagement open(int second, boolean machine, String source) {
        return engagement(null, second, machine, source);
    }

    private Engagement click(int link, int second, String source) {
        return engagement(link, second, false, source);
    }

    private Engagement engagement(@Nullable Integer link, int second, boolean machine, String source) {
        return new Engagement(campaign + ":" + customer, link, NOW.plusSeconds(second), machine, source);
    }

    private Document facts() {
        Document entry = MONGO.getCollection("communications")
                .find(new Document("_id", campaign + ":" + customer))
                .first();
        List.of("_id", "campaign_id", "customer_id", "status", "engagements").forEach(entry::remove);
        return entry;
    }

    private Document customer() {
        return MONGO.getCollection("customers")
                .find(new Document("_id", customer))
                .first();
    }

    private static Date at(int second) {
        return Date.from(NOW.plusSeconds(second));
    }
}
