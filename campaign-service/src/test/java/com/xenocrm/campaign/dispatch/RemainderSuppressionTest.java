package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.RecordingPublisher.Delayed;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests campaigns that end before the whole audience was written to. */
@CampaignServiceTest
class RemainderSuppressionTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final CampaignPages pages;
    private final StalledCampaignSweep sweep;
    private final TestClock clock;
    private final MongoOperations mongo;
    private final DispatchWorld world;

    RemainderSuppressionTest(
            Api api,
            RecordingPublisher publisher,
            PageConsumer consumer,
            CampaignPages pages,
            PageTallies tallies,
            StalledCampaignSweep sweep,
            TestClock clock,
            MongoOperations mongo) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.pages = pages;
        this.sweep = sweep;
        this.clock = clock;
        this.mongo = mongo;
        this.world = new DispatchWorld(publisher, consumer, tallies, mongo);
    }

    @Test
    void accountsForAllWhoWereNotWrittenToWhenACampaignIsCancelled() throws Exception {
        String campaign = api.launch(api.customers(1_200));
        consumer.accept(publisher.takePageRequests(campaign));

        cancel(campaign);
        world.dispatchAll(campaign);

        assertThat(world.sent(campaign)).hasSize(500).doesNotHaveDuplicates();
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 500, 700, 1_200));
        assertThat(suppressed(campaign, "campaign_cancelled")).isEqualTo(700);
        assertThat(world.stored(campaign))
                .containsEntry("status", "cancelled")
                .containsEntry("audience_complete", true);
    }

    @Test
    void accountsForACancelledCampaignThoughTheRequestWasLost() throws Exception {
        String campaign = api.launch(api.customers(2));
        api.put("/api/campaigns/" + campaign, "{\"status\": \"paused\"}");
        cancel(campaign);
        publisher.takePageRequests(campaign);

        clock.advance(Duration.ofSeconds(31));
        sweep.sweep();
        world.dispatchAll(campaign);

        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 0, 2, 2));
        assertThat(world.stored(campaign)).containsEntry("status", "cancelled");
    }

    @Test
    void sendsForCertainWhatMayHaveBeenSentAndNothingElse() throws Exception {
        String campaign = launchAtRate(10, api.customers(25));
        consumer.accept(publisher.takePageRequests(campaign));
        publisher.dieBeforeTheNext();
        List<AudiencePageRequested> second = publisher.takePageRequests(campaign);
        assertThatThrownBy(() -> consumer.accept(second)).hasMessage("died before publishing");

        cancel(campaign);
        world.dispatchAll(campaign);

        assertThat(world.sent(campaign)).hasSize(20).doesNotHaveDuplicates();
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 20, 5, 25));
        assertThat(suppressed(campaign, "campaign_cancelled")).isEqualTo(5);
    }

    @Test
    void sendsNothingOfAPageThatIsWithdrawnWhileItIsOpened() throws Exception {
        String tag = api.customers(1);
        String campaign = api.launch(tag);
        FrozenPage page = FrozenPage.of(campaign, 0, List.of(tag + "-00000"), true);
        pages.freeze(page);
        pages.withdraw(page);

        world.dispatchAll(campaign);
        int whileRunning = world.sent(campaign).size();
        cancel(campaign);
        world.dispatchAll(campaign);

        assertThat(whileRunning).isZero();
        assertThat(world.sent(campaign)).isEmpty();
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 0, 1, 1));
    }

    @Test
    void failsACampaignWhosePageFailsAgainAndAgainAndAccountsForTheRest() throws Exception {
        String campaign = api.launch(api.customers(501));
        consumer.accept(publisher.takePageRequests(campaign));
        Object rule = breakTheRule(campaign);
        List<AudiencePageRequested> second = publisher.takePageRequests(campaign);
        publisher.takeDelayed();

        for (int tries = 1; tries < 5; tries++) {
            consumer.accept(second);
        }
        List<Delayed> delayed = publisher.takeDelayed();
        assertThatThrownBy(() -> consumer.accept(second));
        mongo.getCollection("campaigns").updateOne(eq("_id", campaign), set("rule", rule));
        world.dispatchAll(campaign);

        assertThat(delayed).extracting(again -> again.delay().toSeconds()).containsExactly(1L, 4L, 16L, 64L);
        assertThat(delayed).extracting(Delayed::message).containsOnly(second.getFirst());
        assertThat(world.stored(campaign))
                .containsEntry("status", "failed")
                .containsEntry("failure_reason", "Page 2 of the audience could not be sent in 5 tries")
                .containsEntry("audience_complete", true);
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 500, 1, 501));
        assertThat(suppressed(campaign, "campaign_failed")).isEqualTo(1);
    }

    @Test
    void leavesAFailedCampaignAloneWhenNotEvenItsRestCanBeFound() throws Exception {
        String campaign = api.launch(api.customers(1));
        breakTheRule(campaign);
        List<AudiencePageRequested> first = publisher.takePageRequests(campaign);

        for (int tries = 1; tries < 10; tries++) {
            try {
                consumer.accept(first);
            } catch (RuntimeException parked) {
                assertThat(tries).isEqualTo(5);
            }
        }
        assertThatThrownBy(() -> consumer.accept(first));
        publisher.takePageRequests(campaign);
        clock.advance(Duration.ofMinutes(5));
        sweep.sweep();

        assertThat(world.stored(campaign)).containsEntry("status", "failed");
        assertThat(publisher.takePageRequests(campaign)).isEmpty();
    }

    private void cancel(String campaign) throws Exception {
        api.put("/api/campaigns/" + campaign, "{\"status\": \"cancelled\"}");
    }

    private String launchAtRate(int rate, String tag) throws Exception {
        var created = api.post("/api/campaigns/create", """
                {"name": "Slow", "message": "Hi", "max_send_rate": %d,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(rate, tag));
        return Api.data(created).at("/campaign/_id").stringValue();
    }

    private Object breakTheRule(String campaign) {
        Document before = mongo.getCollection("campaigns").findOneAndUpdate(eq("_id", campaign), set("rule", "{"));
        return before.get("rule");
    }

    private long suppressed(String campaign, String reason) {
        return world.log(campaign).stream()
                .filter(entry -> "SUPPRESSED".equals(entry.getString("status")))
                .filter(entry -> reason.equals(entry.getString("reason")))
                .count();
    }
}
