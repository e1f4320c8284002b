package com.xenocrm.campaign.content;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.erasure.CommunicationErasure;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class WebhookCampaignTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final java.util.function.Consumer<List<AudiencePageRequested>> pageConsumer;
    private final MongoOperations mongo;
    private final TestClock clock;

    WebhookCampaignTest(
            Api api,
            RecordingPublisher publisher,
            java.util.function.Consumer<List<AudiencePageRequested>> pageConsumer,
            MongoOperations mongo,
            TestClock clock) {
        this.api = api;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.mongo = mongo;
        this.clock = clock;
    }

    @BeforeEach
    void aSender() {
        mongo.getCollection("senders").deleteMany(new Document());
        mongo.getCollection("senders")
                .insertOne(new Document("_id", "webhook").append("seen_at", Date.from(clock.instant())));
    }

    @AfterEach
    void noSender() {
        mongo.getCollection("senders").deleteMany(new Document());
    }

    @Test
    void givesTheVendorTheNameAndThePhoneNumber() throws Exception {
        String tag = api.customers(1);
        customer(tag, new Document("name", "Ann").append("phone", "+491511234567"));

        String campaign = create(tag);
        pageConsumer.accept(publisher.takePageRequests(campaign));

        Communication sent = publisher.communications(campaign).getFirst().getFirst();
        assertThat(sent.message()).isEqualTo("Hi Ann");
        assertThat(sent.content()).isEqualTo(ChannelContent.webhook("Ann", "+491511234567"));
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.channel").value("webhook"))
                .andExpect(jsonPath("$.data.subject").doesNotExist());
    }

    @Test
    void sendsATestToTheUserAndNotToTheCustomersPhone() throws Exception {
        String tag = api.customers(1);
        customer(tag, new Document("name", "Ann").append("phone", "+491511234567"));

        var answer = api.post(
                "/api/campaigns/test-send",
                "{\"channel\": \"webhook\", \"message\": \"Hi {name}\", \"customer_id\": \"%s-00000\"}".formatted(tag));

        String id = Api.data(answer).get("communicationId").stringValue();
        Communication sent = publisher
                .communications(id.substring(0, id.indexOf(':')))
                .getFirst()
                .getFirst();
        assertThat(sent.message()).isEqualTo("Hi Ann");
        assertThat(sent.email()).isEqualTo("me@xeno.example");
        assertThat(sent.content()).isEqualTo(ChannelContent.webhook(null, null));
    }

    @Test
    void sendsOneMessageOfAHundredToTheSender() throws Exception {
        String tag = api.customers(30);

        String campaign = create(tag);
        pageConsumer.accept(publisher.takePageRequests(campaign));

        assertThat(publisher.communications(campaign)).extracting(List::size).containsExactly(30);
    }

    @Test
    void keepsAndErasesNameAndPhoneNumber() throws Exception {
        String tag = api.customers(1);
        customer(tag, new Document("name", "Ann").append("phone", "+491511234567"));
        String campaign = create(tag);
        pageConsumer.accept(publisher.takePageRequests(campaign));
        Document kept = entry(campaign);

        new CommunicationErasure(mongo).removeContent(tag + "-00000", Instant.MAX, clock.instant());

        assertThat(kept)
                .containsEntry("channel", "webhook")
                .containsEntry("recipient_name", "Ann")
                .containsEntry("recipient_phone", "+491511234567");
        assertThat(entry(campaign)).doesNotContainKeys("email", "message", "recipient_name", "recipient_phone");
    }

    @Test
    void namesTheChannelInTheVocabulary() throws Exception {
        var vocabulary = Api.data(api.get("/api/vocabulary"));

        assertThat(vocabulary.get("channels")).hasToString("[\"simulated\",\"webhook\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject | `message`: `Hi`, `subject`: `A`",
                "html    | `message`: `Hi`, `html`: `<p>`",
                "mjml    | `message`: `Hi`, `mjml`: `<mjml/>`",
                "message | `subject`: ``",
            })
    void refusesWhatOnlyAnEmailHas(String field, String content) throws Exception {
        var refused = api.post("/api/campaigns/create", """
                {"name": "A", "channel": "webhook", %s,
                 "rules": {"field": "tags", "operator": "=", "value": "x"}}""".formatted(content.replace('`', '"')));

        refused.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void refusesTheChannelWithoutASender() throws Exception {
        clock.advance(java.time.Duration.ofDays(1));

        var refused = api.post("/api/campaigns/create", """
                {"name": "A", "channel": "webhook", "message": "Hi",
                 "rules": {"field": "tags", "operator": "=", "value": "x"}}""");

        refused.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("channel"));
    }

    private void customer(String tag, Document fields) {
        mongo.getCollection("customers").updateOne(new Document("_id", tag + "-00000"), new Document("$set", fields));
    }

    private Document entry(String campaign) {
        return mongo.getCollection("communications")
                .find(new Document("campaign_id", campaign))
                .first();
    }

    private String create(String tag) throws Exception {
        return Api.data(api.post("/api/campaigns/create", """
                {"name": "A", "channel": "webhook", "message": "Hi {name}",
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}""".formatted(tag)))
                .at("/campaign/_id")
                .stringValue();
    }
}
