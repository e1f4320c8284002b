package com.xenocrm.campaign.dispatch;

import java.util.ArrayList;
import java.util.List;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

/** Fixture for tests of dispatching. */
class DispatchWorld {

    /** Upper bound of page requests in a test, including repeats for rate limits. */
    private static final int MOST_REQUESTS = 100;

    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final PageTallies tallies;
    private final MongoOperations mongo;

    DispatchWorld(RecordingPublisher publisher, PageConsumer consumer, PageTallies tallies, MongoOperations mongo) {
        this.publisher = publisher;
        this.consumer = consumer;
        this.tallies = tallies;
        this.mongo = mongo;
    }

    /** Dispatches pages until none is requested, and returns the requests. */
    List<AudiencePageRequested> dispatchAll(String campaign) {
        List<AudiencePageRequested> all = new ArrayList<>();
        for (var batch = publisher.takePageRequests(campaign);
                !batch.isEmpty();
                batch = publisher.takePageRequests(campaign)) {
            all.addAll(batch);
            assertThat(all).as("requests for pages").hasSizeLessThan(MOST_REQUESTS);
            consumer.accept(batch);
        }
        return all;
    }

    List<String> sent(String campaign) {
        return publisher.communications(campaign).stream()
                .flatMap(List::stream)
                .map(Communication::communicationId)
                .toList();
    }

    void settle(String communication, String status) {
        mongo.getCollection("communications")
                .updateOne(
                        eq("_id", communication),
                        new Document("$set", new Document("status", status).append("reason", "bounced")));
    }

    List<Document> log(String campaign) {
        return mongo.getCollection("communications")
                .find(eq("campaign_id", campaign))
                .into(new ArrayList<>());
    }

    Tally tally(String campaign) {
        return tallies.of(List.of(campaign)).getOrDefault(campaign, Tally.NOTHING);
    }

    Document stored(String campaign) {
        return mongo.getCollection("campaigns").find(eq("_id", campaign)).first();
    }
}
