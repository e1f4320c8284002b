package com.xenocrm.campaign.engagement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.engagement.TrackingLinks.Click;
import com.xenocrm.campaigndata.erasure.CommunicationErasure;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.json.JsonCompareMode.LENIENT;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class TrackedCampaignTest {

    private static final Pattern CLICKS = Pattern.compile("http://localhost:3000/t/c/([\\w-]+)");
    private static final Pattern OPENS = Pattern.compile("http://localhost:3000/t/o/([\\w-]+)");

    private static final Date TIME = Date.from(Instant.ofEpochMilli(1));

    private final Api api;
    private final RecordingPublisher publisher;
    private final Consumer<List<AudiencePageRequested>> pageConsumer;
    private final TrackingLinks links;
    private final MongoOperations mongo;
    private final TestClock clock;

    TrackedCampaignTest(
            Api api,
            RecordingPublisher publisher,
            Consumer<List<AudiencePageRequested>> pageConsumer,
            TrackingLinks links,
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
    void replacesLinksAndAddsAPixelIfTheCampaignAsks() throws Exception {
        String tag = api.customers(1);
        String html = """
                <html><body><a href='mailto:a@x.example'>M</a> <a href='#top'>T</a> <a href='{{ unsubscribe_url }}'>U</a>\
                <A class='x' HREF = 'https://x.example/?a=1&amp;v={{ visits_count }}'>1</A>{% if name == 'Nobody' %}<a href='https://y.example'>2</a>{% endif %}\
                <a href='http://z.example/Zoë'>3</a></body></html>""";

        String sent = sent(tag, html, "\"track_opens\": true, \"track_clicks\": true");

        String id = campaign(tag) + ":" + tag + "-00000";
        assertThat(tokens(CLICKS, sent).stream()
                        .map(token -> links.clicked(token).orElseThrow()))
                .containsExactly(
                        new Click(id, 0, "https://x.example/?a=1&v=0"), new Click(id, 2, "http://z.example/Zo%C3%AB"));
        assertThat(tokens(OPENS, sent).stream().map(token -> links.opened(token).orElseThrow()))
                .containsExactly(id);
        assertThat(sent)
                .contains(
                        "<a href='mailto:a@x.example'>M</a> <a href='#top'>T</a> <a href='http://localhost:3000/unsubscribe/")
                .endsWith("\" width=\"1\" height=\"1\" alt=\"\"></body></html>")
                .doesNotContain("crm-link", "x.example/");
    }

    @Test
    void showsNothingOfTheRecipientInALink() {
        String click = links.click("c1:ann@example.com", 0, "https://x.example/ann@example.com");

        String token = click.substring(click.lastIndexOf('/') + 1);

        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
                .doesNotContain("ann", "c1", "x.example");
        assertThat(click).isEqualTo(links.click("c1:ann@example.com", 0, "https://x.example/ann@example.com"));
    }

    @Test
    void leavesOtherCampaignsAsTheyAre() throws Exception {
        String tag = api.customers(1);

        String sent = sent(tag, "<a href='https://x.example'>1</a>{{ unsubscribe_url }}", "\"control_percent\": 0");

        assertThat(sent).startsWith("<a href='https://x.example'>1</a>http").doesNotContain("/t/");
    }

    @Test
    void showsAndEditsWhatIsTracked() throws Exception {
        String id = Api.data(api.post("/api/segments", """
                        {"name": "A", "channel": "email", "subject": "Hi", "track_clicks": true,
                         "rules": {"field": "name", "operator": "=", "value": "x"}}""")).at("/campaign/_id").stringValue();
        String path = "/api/campaigns/" + id;

        api.get(path)
                .andExpect(jsonPath("$.data.track_opens").value(false))
                .andExpect(jsonPath("$.data.track_clicks").value(true));
        api.put(path, "{\"track_opens\": true, \"track_clicks\": false}")
                .andExpect(jsonPath("$.data.track_opens").value(true))
                .andExpect(jsonPath("$.data.track_clicks").value(false));
        api.put(path, "{\"channel\": \"simulated\", \"message\": \"Hi\"}")
                .andExpect(jsonPath("$.data.track_opens").value(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"track_opens", "track_clicks"})
    void tracksEmailsOnly(String field) throws Exception {
        api.post("/api/campaigns/create", """
                        {"name": "A", "message": "Hi", "%s": true, "rules": {"field": "name", "operator": "=", "value": "x"}}""".formatted(field))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void reportsTheFunnelAndEachLink() throws Exception {
        String tag = api.customers(4);
        sent(
                tag,
                "<a href='https://x.example/?v={{ visits_count }}'>1</a><a href='https://y.example'>2</a>",
                "\"track_clicks\": true");
        String campaign = campaign(tag);
        settle(
                campaign,
                tag + "-00000",
                new Document("opened_at", TIME).append("opens", 2L).append("machine_opens", 1L));
        settle(
                campaign,
                tag + "-00001",
                new Document("opened_at", TIME)
                        .append("clicked_at", TIME)
                        .append("clicks", 3L)
                        .append("clicked_links", List.of(0, 1)));
        settle(
                campaign,
                tag + "-00002",
                new Document("bounced_at", Date.from(TIME.toInstant().plusSeconds(1))).append("machine_clicks", 4L));

        var results = api.get("/api/campaigns/" + campaign + "/results");

        results.andExpect(content().json("""
                {"data": {"funnel": {"audience": 4, "sent": 3, "delivered": 2, "opened": 2, "clicked": 1, "bought": 0},
                  "engagement": {"opens": 2, "clicks": 3, "machine_opens": 1, "machine_clicks": 4,
                    "links": [{"number": 0, "url": "https://x.example/?v={{ visits_count }}", "customers": 1},
                              {"number": 1, "url": "https://y.example", "customers": 1}]}}}""", LENIENT));
        api.get("/api/communications?customer_id=" + tag + "-00001")
                .andExpect(jsonPath("$.data[0].clicked_at").value("1970-01-01T00:00:00.001Z"))
                .andExpect(jsonPath("$.data[0].clicked_links[1]").value(1));
    }

    @Test
    void forgetsSingleOpensOfAnErasedCustomer() throws Exception {
        String tag = api.customers(1);
        sent(tag, "<p>Hi</p>", "\"track_opens\": true");
        settle(campaign(tag), tag + "-00000", new Document("opens", 1L).append("engagements", List.of(new Document())));

        new CommunicationErasure(mongo).removeContent(tag + "-00000", Instant.MAX, clock.instant());

        assertThat(mongo.getCollection("communications")
                        .find(new Document("campaign_id", campaign(tag)))
                        .first())
                .containsEntry("opens", 1L)
                .doesNotContainKeys("engagements", "html");
    }

    private void settle(String campaign, String customer, Document facts) {
        mongo.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":" + customer),
                        new Document("$set", facts.append("status", "SENT").append("settled_at", TIME)));
    }

    private String sent(String tag, String html, String more) throws Exception {
        api.post("/api/campaigns/create", """
                {"name": "%1$s", "channel": "email", "subject": "A", "message": "Hi", "html": "%2$s", %3$s,
                 "rules": {"field": "tags", "operator": "=", "value": "%1$s"}}""".formatted(tag, html, more));
        pageConsumer.accept(publisher.takePageRequests(campaign(tag)));
        return publisher
                .communications(campaign(tag))
                .getFirst()
                .getFirst()
                .content()
                .html();
    }

    private String campaign(String tag) {
        return mongo.getCollection("campaigns")
                .find(new Document("name", tag))
                .first()
                .getString("_id");
    }

    private static List<String> tokens(Pattern links, String html) {
        return links.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
