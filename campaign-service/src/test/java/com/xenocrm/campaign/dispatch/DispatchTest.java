package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@CampaignServiceTest
class DispatchTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final CampaignPages pages;
    private final PageTallies tallies;
    private final PageRecount recount;
    private final StalledCampaignSweep sweep;
    private final TestClock clock;
    private final MongoOperations mongo;
    private final DispatchWorld world;

    DispatchTest(
            Api api,
            RecordingPublisher publisher,
            PageConsumer consumer,
            CampaignPages pages,
            PageTallies tallies,
            PageRecount recount,
            StalledCampaignSweep sweep,
            TestClock clock,
            MongoOperations mongo) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.pages = pages;
        this.tallies = tallies;
        this.recount = recount;
        this.sweep = sweep;
        this.clock = clock;
        this.mongo = mongo;
        this.world = new DispatchWorld(publisher, consumer, tallies, mongo);
    }

    @Test
    void writesToEveryCustomerOfTheAudienceOnceInMessagesOfAtMostAHundred() throws Exception {
        String campaign = api.launch(api.customers(1_003));

        world.dispatchAll(campaign);

        assertThat(world.sent(campaign)).hasSize(1_003).doesNotHaveDuplicates();
        assertThat(publisher.communications(campaign)).allMatch(message -> message.size() <= 100);
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 1_003, 0, 1_003));
        assertThat(world.log(campaign)).hasSize(1_003);
        assertThat(world.stored(campaign)).containsEntry("status", "running").containsEntry("audience_complete", true);
    }

    @Test
    void completesAnEmptyAudienceAtOnce() throws Exception {
        String campaign = api.launch("nobody-has-this-tag");

        world.dispatchAll(campaign);

        assertThat(world.stored(campaign)).containsEntry("status", "completed").containsKey("completed_at");
        assertThat(world.tally(campaign)).isEqualTo(Tally.NOTHING);
    }

    @Test
    void endsExactlyAtTheEdgeOfAPage() throws Exception {
        String campaign = api.launch(api.customers(500));

        world.dispatchAll(campaign);

        assertThat(world.sent(campaign)).hasSize(500).doesNotHaveDuplicates();
        assertThat(world.stored(campaign)).containsEntry("audience_complete", true);
    }

    @Test
    void doesNothingMoreWhenAPageIsAskedForAgain() throws Exception {
        String campaign = api.launch(api.customers(501));
        List<AudiencePageRequested> requests = world.dispatchAll(campaign);

        consumer.accept(requests);
        consumer.accept(requests.reversed());

        assertThat(publisher.takePageRequests(campaign)).isEmpty();
        assertThat(world.sent(campaign)).hasSize(501);
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 501, 0, 501));
    }

    @Test
    void keepsToTheFrozenPageAndItsMessagesWhenItDiedBeforePublishing() throws Exception {
        String tag = api.customers(3);
        String campaign = api.launch(tag);
        List<AudiencePageRequested> first = publisher.takePageRequests(campaign);
        publisher.dieBeforeTheNext();
        assertThatThrownBy(() -> consumer.accept(first)).hasMessage("died before publishing");
        mongo.getCollection("customers").updateMany(eq("tags", tag), set("name", "Changed"));
        mongo.getCollection("customers").updateOne(eq("_id", tag + "-00001"), set("tags", List.of()));

        consumer.accept(first);

        assertThat(publisher.communications(campaign))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .extracting(Communication::message)
                        .containsExactlyInAnyOrder(
                                "Hi Customer 0, you spent 0.00",
                                "Hi Customer 1, you spent 1.00",
                                "Hi Customer 2, you spent 2.00"));
        assertThat(world.stored(campaign)).containsEntry("audience_complete", true);
    }

    @Test
    void repeatsOnlyWhatIsPendingUnderTheSameIdsWhenItDiedAfterPublishing() throws Exception {
        String tag = api.customers(502);
        String campaign = api.launch(tag);
        List<AudiencePageRequested> first = publisher.takePageRequests(campaign);
        publisher.dieAfterTheNext();
        assertThatThrownBy(() -> consumer.accept(first)).hasMessage("died after publishing");
        world.settle(campaign + ":" + tag + "-00007", "SENT");

        consumer.accept(first);
        world.dispatchAll(campaign);

        assertThat(world.sent(campaign)).hasSize(500 + 499 + 2);
        assertThat(world.sent(campaign).stream().distinct()).hasSize(502);
        assertThat(world.log(campaign)).hasSize(502);
        assertThat(world.tally(campaign).audienceSize()).isEqualTo(502);
    }

    @Test
    void accountsForACustomerThatVanished() throws Exception {
        String tag = api.customers(2);
        String campaign = api.launch(tag);
        pages.freeze(FrozenPage.of(campaign, 0, List.of(tag + "-00000", tag + "-00001", "gone"), true));

        world.dispatchAll(campaign);

        assertThat(world.sent(campaign))
                .containsExactly(campaign + ":" + tag + "-00000", campaign + ":" + tag + "-00001");
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 2, 1, 3));
        assertThat(mongo.getCollection("communications")
                        .find(eq("_id", campaign + ":gone"))
                        .first())
                .containsEntry("status", "SUPPRESSED")
                .containsEntry("reason", "customer_gone");
    }

    @Test
    void accountsForACustomerWhomTheMessageDoesNotSuitAndGoesOnWithTheRest() throws Exception {
        String tag = api.customers(3);
        mongo.getCollection("customers").updateOne(eq("_id", tag + "-00001"), set("attributes.size", "large"));
        String campaign = api.launch(tag, "{{ name | truncate: attributes.size }}");

        world.dispatchAll(campaign);

        assertThat(world.sent(campaign))
                .containsExactly(campaign + ":" + tag + "-00000", campaign + ":" + tag + "-00002");
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 2, 1, 3));
        assertThat(mongo.getCollection("communications")
                        .find(eq("_id", campaign + ":" + tag + "-00001"))
                        .first())
                .containsEntry("status", "SUPPRESSED")
                .containsEntry("reason", "message_not_renderable");
    }

    @Test
    void leavesOutCustomersThatCameAfterTheLaunch() throws Exception {
        String tag = api.customers(2);
        String campaign = api.launch(tag);
        mongo.getCollection("customers")
                .insertOne(new Document("_id", tag + "-00000a")
                        .append("email", "late@" + tag)
                        .append("tags", List.of(tag))
                        .append(
                                "created_at",
                                java.util.Date.from(clock.instant().plusSeconds(1))));

        world.dispatchAll(campaign);

        assertThat(world.tally(campaign).audienceSize()).isEqualTo(2);
    }

    @Test
    void stopsAtAPauseAndGoesOnWithExactlyTheRest() throws Exception {
        String campaign = api.launch(api.customers(1_200));
        consumer.accept(publisher.takePageRequests(campaign));

        api.put("/api/campaigns/" + campaign, "{\"status\": \"paused\"}");
        world.dispatchAll(campaign);
        int whilePaused = world.sent(campaign).size();
        api.put("/api/campaigns/" + campaign, "{\"status\": \"running\"}");
        world.dispatchAll(campaign);

        assertThat(whilePaused).isEqualTo(500);
        assertThat(world.sent(campaign)).hasSize(1_200).doesNotHaveDuplicates();
    }

    @Test
    void stopsInTheMiddleOfAPageOfALimitedCampaignAndGoesOnWithExactlyTheRest() throws Exception {
        String tag = api.customers(25);
        var created = api.post("/api/campaigns/create", """
                {"name": "Slow", "message": "Hi", "max_send_rate": 10,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(tag));
        String campaign = Api.data(created).at("/campaign/_id").stringValue();
        Instant start = clock.instant();
        consumer.accept(publisher.takePageRequests(campaign));

        api.put("/api/campaigns/" + campaign, "{\"status\": \"paused\"}");
        world.dispatchAll(campaign);
        int whilePaused = world.sent(campaign).size();
        api.put("/api/campaigns/" + campaign, "{\"status\": \"running\"}");
        world.dispatchAll(campaign);

        assertThat(whilePaused).isEqualTo(10);
        assertThat(world.sent(campaign)).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMillis(2_400));
        assertThat(world.stored(campaign)).containsEntry("audience_complete", true);
    }

    @Test
    void revivesACampaignWhoseNextPageWasLostAndCompletesItWhenAllIsSettled() throws Exception {
        String campaign = api.launch(api.customers(501));
        consumer.accept(publisher.takePageRequests(campaign));
        assertThat(publisher.takePageRequests(campaign)).hasSize(1);
        sweep.sweep();
        assertThat(publisher.takePageRequests(campaign)).isEmpty();

        clock.advance(Duration.ofSeconds(31));
        sweep.sweep();
        sweep.sweep();
        assertThat(world.dispatchAll(campaign)).hasSize(1);
        world.log(campaign).forEach(entry -> world.settle(entry.getString("_id"), "FAILED"));
        sweep.sweep();
        assertThat(world.stored(campaign)).containsEntry("status", "running");
        recount.recount(new PageId(campaign, 0));
        recount.recount(new PageId(campaign, 1));
        sweep.sweep();

        assertThat(world.stored(campaign)).containsEntry("status", "completed");
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 501, 0, 0, 501));
        assertThat(tallies.failureReasons(campaign)).containsExactly(java.util.Map.entry("bounced", 501));
    }
}
