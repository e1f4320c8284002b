package com.xenocrm.campaign.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignLagTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final MongoTemplate mongo = new MongoTemplate(client, TestMongo.newDatabase("lag"));
    private final TestClock clock = new TestClock(NOW);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final CampaignLag lag = new CampaignLag(new RunningCampaigns(mongo), new PageTallies(mongo), meters, clock);

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void tellsHowManyCampaignsAreUnderWayAndHowManyRecipientsWait() {
        campaign("a", "running", NOW, 7);
        campaign("b", "pending", NOW, 5);
        campaign("c", "paused", NOW, 3);

        lag.look();

        assertThat(gauge("crm.campaigns.under.way")).isEqualTo(2);
        assertThat(gauge("crm.communications.pending")).isEqualTo(12);
    }

    @Test
    void tellsForHowLongACampaignHasNeitherBeenSentNorSettled() {
        campaign("a", "running", NOW.minusSeconds(60), 7);

        lag.look();
        double atFirst = standstill();
        settleOne("a");
        clock.advance(Duration.ofSeconds(5));
        lag.look();
        double afterAReceipt = standstill();
        clock.advance(Duration.ofSeconds(9));
        lag.look();

        assertThat(atFirst).isEqualTo(60);
        assertThat(afterAReceipt).isZero();
        assertThat(standstill()).isEqualTo(9);
    }

    @Test
    void doesNotMindACampaignThatQuietHoursHoldBack() {
        campaign("a", "running", NOW.plusSeconds(3600), 7);

        lag.look();

        assertThat(standstill()).isZero();
    }

    @Test
    void knowsNothingBeforeTheFirstLook() {
        assertThat(standstill()).isNaN();
    }

    private void campaign(String id, String status, Instant progressedAt, int pending) {
        mongo.getCollection("campaigns")
                .insertOne(new Document("_id", id)
                        .append("status", status)
                        .append("progressed_at", Date.from(progressedAt)));
        mongo.getCollection("campaign_pages")
                .insertOne(new Document("_id", id + ":0")
                        .append("campaign_id", id)
                        .append("audience", 10)
                        .append("sent", 10 - pending)
                        .append("failed", 0)
                        .append("suppressed", 0));
    }

    private void settleOne(String campaign) {
        mongo.getCollection("campaign_pages")
                .updateOne(eq("campaign_id", campaign), new Document("$inc", new Document("sent", 1)));
    }

    private double standstill() {
        return gauge("crm.campaigns.longest.standstill");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
