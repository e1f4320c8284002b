package com.xenocrm.campaign.lifecycle;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.MockMvc;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A process ends after each change: what the change is told of is published by another one. */
@CampaignServiceTest
class CampaignEventsTest {

    private final Api api;
    private final MockMvc mvc;
    private final MongoTemplate mongo;
    private final RecordingPublisher dispatched;
    private final Consumer<List<AudiencePageRequested>> pageConsumer;
    private final Campaigns campaigns;
    private final RecordingPublisher publisher = new RecordingPublisher();
    private DueEvents due;

    CampaignEventsTest(
            Api api,
            MockMvc mvc,
            MongoTemplate mongo,
            RecordingPublisher dispatched,
            Consumer<List<AudiencePageRequested>> pageConsumer,
            Campaigns campaigns) {
        this.api = api;
        this.mvc = mvc;
        this.mongo = mongo;
        this.dispatched = dispatched;
        this.pageConsumer = pageConsumer;
        this.campaigns = campaigns;
    }

    @BeforeEach
    void publishWhatIsDue() {
        due = new DueEvents(mongo, publisher, List.of("campaigns", "suppressions"));
        due.publish();
    }

    @Test
    void tellsOfALaunchOnce() throws Exception {
        String campaign = api.launch("nobody");

        due.publish();
        due.publish();

        assertThat(events(campaign)).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo("campaign.launched:" + campaign);
            assertThat(event.data().campaignId()).isEqualTo(campaign);
        });
    }

    @Test
    void tellsOfPausesAndCancellations() throws Exception {
        String campaign = api.launch("nobody");

        for (String wanted : List.of("paused", "running", "cancelled")) {
            api.put("/api/campaigns/" + campaign, "{\"status\": \"%s\"}".formatted(wanted))
                    .andExpect(status().isOk());
        }
        due.publish();

        assertThat(events(campaign))
                .extracting(Event::type)
                .containsExactly(EventType.CAMPAIGN_LAUNCHED, EventType.CAMPAIGN_PAUSED, EventType.CAMPAIGN_CANCELLED);
    }

    @Test
    void tellsWhyTheSystemPausedOrFailedACampaign() throws Exception {
        String paused = api.launch("nobody");
        String failed = api.launch("nobody");

        campaigns.pause(paused, new FailureShare(60, 100), "60 of 100 messages failed");
        campaigns.fail(failed, "A page cannot be dispatched");
        due.publish();

        assertThat(events(paused)).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.CAMPAIGN_PAUSED);
            assertThat(event.data().reason()).isEqualTo("60 of 100 messages failed");
        });
        assertThat(events(failed)).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.CAMPAIGN_FAILED);
            assertThat(event.data().reason()).isEqualTo("A page cannot be dispatched");
        });
    }

    @Test
    void tellsOfAnUnsubscriptionOnce() throws Exception {
        String campaign = api.launch(api.customers(1), "No more? {{ unsubscribe_url }}");
        pageConsumer.accept(dispatched.takePageRequests(campaign));
        Communication sent = dispatched.communications(campaign).getFirst().getFirst();

        mvc.perform(post(URI.create(sent.unsubscribeUrl())).with(jwt())).andExpect(status().isOk());
        mvc.perform(post(URI.create(sent.unsubscribeUrl())).with(jwt())).andExpect(status().isOk());
        due.publish();

        assertThat(events(campaign))
                .filteredOn(event -> event.type() == EventType.CUSTOMER_UNSUBSCRIBED)
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.key()).isEqualTo("customer.unsubscribed:" + sent.communicationId());
                    assertThat(event.data().customerId()).isEqualTo(sent.customerId());
                });
    }

    private List<Event> events(String campaign) {
        return publisher.published(EventOccurred.class).stream()
                .flatMap(message -> message.events().stream())
                .filter(event -> campaign.equals(event.data().campaignId()))
                .toList();
    }
}
