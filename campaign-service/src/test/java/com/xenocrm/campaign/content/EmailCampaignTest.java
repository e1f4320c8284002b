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
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.campaigndata.erasure.CommunicationErasure;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class EmailCampaignTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final java.util.function.Consumer<List<AudiencePageRequested>> pageConsumer;
    private final UnsubscribeLinks links;
    private final MongoOperations mongo;
    private final TestClock clock;

    EmailCampaignTest(
            Api api,
            RecordingPublisher publisher,
            java.util.function.Consumer<List<AudiencePageRequested>> pageConsumer,
            UnsubscribeLinks links,
            MongoOperations mongo,
            TestClock clock) {
        this.api = api;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.links = links;
        this.mongo = mongo;
        this.clock = clock;
    }

    @BeforeEach
    void aSender() {
        mongo.getCollection("senders").deleteMany(new Document());
        mongo.getCollection("senders")
                .insertOne(new Document("_id", "email").append("seen_at", Date.from(clock.instant())));
    }

    @AfterEach
    void noSender() {
        mongo.getCollection("senders").deleteMany(new Document());
    }

    @Test
    void sendsSubjectTextAndHtmlMadeFromMarkdown() throws Exception {
        String tag = api.customers(1);
        mongo.getCollection("customers")
                .updateOne(
                        new Document("_id", tag + "-00000"), new Document("$set", new Document("name", "Bo <b> & Co")));

        String campaign = create(tag, """
                "subject": "For {{ name | default: 'you' }}", "message": "Hi **{name}**\\n\\n[More](https://shop.example/?c={{ visits_count }})"\
                """);
        pageConsumer.accept(publisher.takePageRequests(campaign));

        String id = campaign + ":" + tag + "-00000";
        Communication sent = publisher.communications(campaign).getFirst().getFirst();
        assertThat(sent.message())
                .isEqualTo("Hi **Bo <b> & Co**\n\n[More](https://shop.example/?c=0)\n\nUnsubscribe: " + links.of(id));
        assertThat(sent.content())
                .isNotNull()
                .extracting(ChannelContent::channel)
                .isEqualTo(Channel.EMAIL);
        assertThat(sent.content().subject()).isEqualTo("For Bo <b> & Co");
        assertThat(sent.content().html())
                .contains("<p>Hi <strong>Bo &lt;b&gt; &amp; Co</strong></p>")
                .contains("<a rel=\"nofollow\" href=\"https://shop.example/?c=0\">More</a>")
                .contains("<a href=\"" + links.of(id) + "\">Unsubscribe</a>");
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.channel").value("email"))
                .andExpect(jsonPath("$.data.subject").value("For {{ name | default: 'you' }}"));
    }

    @Test
    void makesTheTextFromHtmlAndFromMjml() throws Exception {
        String tag = api.customers(1);

        String html = create(tag, """
                "subject": "News", "html": "<style>p{color:red}</style><h1>Hi {name}</h1><p>See <a href='https://a.example'>this</a></p>"\
                """);
        String mjml = create(tag, """
                "subject": "News", "mjml": "<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{ name }}</mj-text></mj-column></mj-section></mj-body></mjml>"\
                """);
        pageConsumer.accept(publisher.takePageRequests(html));
        pageConsumer.accept(publisher.takePageRequests(mjml));

        assertThat(only(html).message())
                .startsWith("Hi Customer 0\n\nSee this (https://a.example)\n\nUnsubscribe: http:");
        assertThat(only(mjml).message()).startsWith("Hi Customer 0\n\nUnsubscribe: http:");
        assertThat(only(mjml).content().html()).contains("<table").contains("Hi Customer 0");
    }

    @Test
    void keepsTheTemplatesForARetry() throws Exception {
        String tag = api.customers(1);
        String campaign = create(tag, "\"subject\": \"News\", \"message\": \"Hi\"");

        pageConsumer.accept(publisher.takePageRequests(campaign));

        assertThat(mongo.getCollection("communications")
                        .find(new Document("campaign_id", campaign))
                        .first())
                .containsEntry("channel", "email")
                .containsEntry("subject", "News")
                .containsKey("html");
    }

    @Test
    void forgetsSubjectAndHtmlOfAnErasedCustomer() throws Exception {
        String tag = api.customers(1);
        String campaign = create(tag, "\"subject\": \"For {name}\", \"message\": \"Hi {name}\"");
        pageConsumer.accept(publisher.takePageRequests(campaign));

        new CommunicationErasure(mongo).removeContent(tag + "-00000", Instant.MAX, clock.instant());

        assertThat(mongo.getCollection("communications")
                        .find(new Document("campaign_id", campaign))
                        .first())
                .doesNotContainKeys("email", "message", "subject", "html");
    }

    @Test
    void leavesTheSimulatedChannelAsItWas() throws Exception {
        String tag = api.customers(1);
        String campaign = api.launch(tag);

        pageConsumer.accept(publisher.takePageRequests(campaign));

        assertThat(only(campaign).content()).isNull();
        assertThat(mongo.getCollection("communications")
                        .find(new Document("campaign_id", campaign))
                        .first())
                .doesNotContainKeys("channel", "subject", "html");
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.channel").value("simulated"))
                .andExpect(jsonPath("$.data.deliveryStats.in_doubt").doesNotExist());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel | `channel`: `pigeon`, `message`: `Hi`",
                "subject | `channel`: `email`, `message`: `Hi`",
                "subject | `channel`: `email`, `message`: `Hi`, `subject`: `A\\nBcc: b@x.example`",
                "subject | `channel`: `email`, `message`: `Hi`, `subject`: `{{ nmae }}`",
                "subject | `message`: `Hi`, `subject`: `A`",
                "html    | `message`: `Hi`, `html`: `<p>`",
                "mjml    | `channel`: `email`, `subject`: `A`, `html`: `<p>`, `mjml`: `<mjml/>`",
                "html    | `channel`: `email`, `subject`: `A`, `message`: `Hi`, `html`: `{{ nmae }}`",
                "message | `channel`: `email`, `subject`: `A`",
                "message | `channel`: `email`, `subject`: `A`, `message`: `[a]: /b{% if name %}\\n\\nHi{% endif %}`",
                "message | `channel`: `email`, `subject`: `A`, `message`: `{% if name %}Hi\\n\\n[a]: /b{% endif %}`",
            })
    void refusesWhatDoesNotFitTheChannel(String field, String content) throws Exception {
        var refused = api.post(
                "/api/campaigns/create",
                "{\"name\": \"A\", \"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"x\"}, %s}"
                        .formatted(content.replace('`', '"')));

        refused.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void refusesAChannelThatNoSenderDelivers() throws Exception {
        mongo.getCollection("senders").deleteMany(new Document());

        var refused = api.post("/api/campaigns/create", """
                {"name": "A", "channel": "email", "subject": "A", "message": "Hi",
                 "rules": {"field": "tags", "operator": "=", "value": "x"}}""");

        refused.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("channel"));
    }

    @Test
    void changesChannelAndTemplatesOfADraft() throws Exception {
        String tag = api.customers(1);
        var created = api.post("/api/segments", """
                {"name": "Draft", "rules": {"field": "tags", "operator": "=", "value": "%s"}}""".formatted(tag));
        String campaign = Api.data(created).at("/campaign/_id").stringValue();

        api.put(
                "/api/campaigns/" + campaign,
                "{\"channel\": \"email\", \"subject\": \"One\", \"html\": \"<p>Hi {name}</p>\"}");
        api.put("/api/campaigns/" + campaign, "{\"subject\": \"Two\"}");

        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.channel").value("email"))
                .andExpect(jsonPath("$.data.subject").value("Two"))
                .andExpect(jsonPath("$.data.html").value("<p>Hi {name}</p>"))
                .andExpect(jsonPath("$.data.message").value("Hi {name}"));
    }

    @Test
    void showsAPreviewOfTheEmail() throws Exception {
        var preview = api.post("/api/campaigns/preview", """
                {"channel": "email", "subject": "For {name}", "message": "*Hi*"}""");

        preview.andExpect(jsonPath("$.data.subject").value("For Ann Example"))
                .andExpect(jsonPath("$.data.html").value(org.hamcrest.Matchers.containsString("<em>Hi</em>")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "İİİİİİİİİİİİİİİİ</BODY></html>   | İİİİİİİİİİİİİİİİ<p*</p></BODY></html>",
                "<body></body><!-- unsubscribe_url | <body><p*</p></body><!-- unsubscribe_url",
                "no end                            | no end<p*</p>",
                "<a href='{unsubscribe_url}'>Off</a> | <a href='http*'>Off</a>",
            })
    void putsTheLinkToUnsubscribeAtTheEnd(String html, String sent) throws Exception {
        var preview = api.post("/api/campaigns/preview", """
                {"channel": "email", "subject": "A", "message": "Hi", "html": "%s"}""".formatted(html));

        String shown = Api.data(preview).at("/html").stringValue();
        assertThat(shown.replaceFirst("(<p|http).*(</p>|(?='>))", "$1*$2")).isEqualTo(sent);
    }

    @Test
    void keepsAWordThatLooksLikeAStandIn() throws Exception {
        var preview = api.post("/api/campaigns/preview", """
                {"channel": "email", "subject": "A", "message": "liquid99999999999diuqil liquid7diuqil"}""");

        preview.andExpect(jsonPath("$.data.html")
                .value(org.hamcrest.Matchers.containsString("<p>liquid99999999999diuqil liquid7diuqil</p>")));
    }

    @Test
    void readsNoFileForAnMjmlInclude() throws Exception {
        var preview = api.post("/api/campaigns/preview", """
                {"channel": "email", "subject": "A", "message": "Hi",
                 "mjml": "<mjml><mj-body><mj-include path='/etc/passwd' /></mj-body></mjml>"}""");

        assertThat(preview.andReturn().getResponse().getContentAsString()).doesNotContain("root:");
    }

    private Communication only(String campaign) {
        return publisher.communications(campaign).getFirst().getFirst();
    }

    private String create(String tag, String content) throws Exception {
        var created = api.post("/api/campaigns/create", """
                {"name": "Spring", "channel": "email", %s,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(content, tag));
        created.andExpect(status().isCreated());
        return Api.data(created).at("/campaign/_id").stringValue();
    }
}
