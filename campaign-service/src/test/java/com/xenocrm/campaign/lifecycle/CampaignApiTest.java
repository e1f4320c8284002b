package com.xenocrm.campaign.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.kit.audit.AuditEntry;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.Stranger;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.json.JsonCompareMode.LENIENT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class CampaignApiTest {

    private final Api api;
    private final MockMvc mvc;
    private final RecordingPublisher publisher;
    private final DueCampaigns due;
    private final Campaigns campaigns;
    private final TestClock clock;

    CampaignApiTest(
            Api api,
            MockMvc mvc,
            RecordingPublisher publisher,
            DueCampaigns due,
            Campaigns campaigns,
            TestClock clock) {
        this.api = api;
        this.mvc = mvc;
        this.publisher = publisher;
        this.due = due;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Test
    void startsOnlyWithItsBrokerAndIsReadyAndAliveWithout(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(503, 200, 200);
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }

    @Test
    void previewsAnAudienceWithItsCountAndTenCustomers() throws Exception {
        String tag = api.customers(12);

        var answer = api.post("/api/audience", """
                {"rules": [{"conditions": [
                    {"field": "tags", "operator": "contains", "value": "%s", "logic": "AND"},
                    {"field": "total_spend", "operator": ">=", "value": "1"}]}]}
                """.formatted(tag));

        answer.andExpect(status().isOk())
                .andExpect(jsonPath("$.success").value(true))
                .andExpect(jsonPath("$.count").value(11))
                .andExpect(jsonPath("$.data.count").value(11))
                .andExpect(jsonPath("$.data.sample.length()").value(10))
                .andExpect(jsonPath("$.data.sample[0]._id").value(tag + "-00001"))
                .andExpect(jsonPath("$.data.sample[0].created_at").value("1970-01-01T00:00:00Z"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("\"total_spend\":1.00,")));
    }

    @Test
    void namesThePathOfAFaultyRule() throws Exception {
        var answer = api.post(
                "/api/audience",
                "{\"rules\": [{\"conditions\": [{\"field\": \"secret\", \"operator\": \"=\", \"value\": 1}]}]}");

        answer.andExpect(status().isBadRequest()).andExpect(content().json("""
                                {"success": false, "error": "VALIDATION_FAILED",
                                 "data": {"errors": [{"field": "rules[0].conditions[0].field",
                                                      "message": "is not a known field"}]}}
                                """, LENIENT));
    }

    @Test
    void createsACampaignAndLaunchesItAtOnce() throws Exception {
        String tag = api.customers(1);

        var answer = api.post("/api/campaigns/create", """
                {"name": " Spring ", "message_template": "Hi {{name}}", "rules": [{"condition": "AND", "rules": [
                    {"field": "tags", "operator": "=", "value": "%s"},
                    {"field": "total_spend", "operator": "<", "value": 10.50}]}]}
                """.formatted(tag));

        var data = Api.data(answer);
        String id = data.at("/campaign/_id").stringValue();
        answer.andExpect(status().isCreated())
                .andExpect(
                        content().json("""
                                {"success": true, "data": {"rulesCount": 2, "segment": {"name": "Spring"},
                                 "campaign": {"name": "Spring", "message": "Hi {{name}}",
                                  "message_template": "Hi {{name}}", "status": "pending", "segment_id": "%s",
                                  "createdAt": "%s", "deliveryStats":
                                    {"sent": 0, "failed": 0, "pending": 0, "suppressed": 0, "audienceSize": 0}}}}
                                """.formatted(data.at("/segment/_id").stringValue(), clock.instant()), LENIENT));
        assertThat(publisher.takePageRequests(id)).containsExactly(new AudiencePageRequested(id, 0, null));
        api.get("/api/campaigns/" + id)
                .andExpect(jsonPath("$.data.rules[0].rules[1].value").value(10.5))
                .andExpect(jsonPath("$.data.rule.all[1].operator").value("<"))
                .andExpect(jsonPath("$.data.failureReasons").isEmpty())
                .andExpect(jsonPath("$.data.launchedAt").value(clock.instant().toString()));
    }

    @Test
    void listsCampaignsNewestFirstInPages() throws Exception {
        String tag = api.customers(1);
        clock.advance(Duration.ofMinutes(1));
        String older = api.launch(tag);
        clock.advance(Duration.ofMinutes(1));
        String newer = api.launch(tag);

        var first = api.get("/api/campaigns/history?limit=1");
        String cursor = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(first.andReturn().getResponse().getContentAsString())
                .get("next_cursor")
                .stringValue();
        var second = api.get("/api/campaigns?limit=1&cursor=" + cursor);

        first.andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.data[0]._id").value(newer))
                .andExpect(jsonPath("$.data[0].deliveryStats.audienceSize").value(0));
        second.andExpect(jsonPath("$.data[0]._id").value(older));
    }

    @Test
    void createsASegmentWithADraftThatALaterEditLaunches() throws Exception {
        String tag = api.customers(3);
        var created = Api.data(api.post(
                        "/api/segments",
                        "{\"name\": \"Tagged\", \"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}}"
                                .formatted(tag))
                .andExpect(status().isCreated()));
        String segment = created.at("/segment/_id").stringValue();
        String campaign = "/api/campaigns/" + created.at("/campaign/_id").stringValue();
        assertThat(created.at("/campaign/status").stringValue()).isEqualTo("draft");

        api.put(campaign, "{\"status\": \"running\"}").andExpect(status().isConflict());
        api.put(campaign, "{\"message\": \"Hi {name}\", \"status\": \"running\"}")
                .andExpect(jsonPath("$.data.status").value("pending"));

        api.get("/api/segments/" + segment)
                .andExpect(jsonPath("$.data.rules.value").value(tag))
                .andExpect(jsonPath("$.data.rulesCount").value(1));
        api.get("/api/segments/" + segment + "/customers?limit=2")
                .andExpect(jsonPath("$.count").value(2))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.next_cursor").value(Api.cursor(tag + "-00001")));
        api.get("/api/segments").andExpect(jsonPath("$.data[*]._id").value(org.hamcrest.Matchers.hasItem(segment)));
    }

    @Test
    void startsAScheduledCampaignOnceWhenItIsDue() throws Exception {
        String tag = api.customers(1);
        String time = clock.instant().plus(Duration.ofHours(1)).toString();
        var created = api.post("/api/campaigns/create", """
                {"name": "Later", "message": "Hi", "schedule_at": "%s",
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(time, tag));
        String id = Api.data(created).at("/campaign/_id").stringValue();
        created.andExpect(jsonPath("$.data.campaign.status").value("scheduled"));
        due.launchDue();
        assertThat(publisher.takePageRequests(id)).isEmpty();

        clock.advance(Duration.ofHours(1));
        due.launchDue();
        due.launchDue();

        assertThat(publisher.takePageRequests(id)).hasSize(1);
        api.get("/api/campaigns/" + id).andExpect(jsonPath("$.data.status").value("pending"));
    }

    @Test
    void startsADueCampaignOnceThoughManyReplicasLook(@Autowired MongoOperations mongo) throws Exception {
        String time = clock.instant().plus(Duration.ofHours(1)).toString();
        var created = api.post("/api/campaigns/create", """
                {"name": "Later", "message": "Hi", "schedule_at": "%s", "time_zone": "Europe/Berlin",
                 "rules": {"field": "tags", "operator": "=", "value": "nobody"}}
                """.formatted(time));
        String id = Api.data(created).at("/campaign/_id").stringValue();
        created.andExpect(jsonPath("$.data.campaign.time_zone").value("Europe/Berlin"));
        clock.advance(Duration.ofHours(1));

        IntStream.range(0, 8).parallel().forEach(_ -> due.launchDue());

        assertThat(publisher.takePageRequests(id)).hasSize(1);
        assertThat(mongo.find(new Query(Criteria.where("subject").is(id)), AuditEntry.class, "audit_log"))
                .extracting(AuditEntry::action)
                .containsExactlyInAnyOrder("campaign_scheduled", "campaign_launched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/campaigns/create", "/api/segments"})
    void makesOneCampaignUnderAnIdempotencyKeyThoughTheFirstAttemptDied(String route, @Autowired MongoOperations mongo)
            throws Exception {
        String tag = api.customers(1);
        String body = """
                {"name": "%s", "message": "Hi", "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(tag, tag);
        publisher.dieBeforeTheNext();
        api.post(route, body, tag).andExpect(status().is5xxServerError());

        var again = api.post(route, body, tag);

        var campaign = Api.data(again.andExpect(status().isCreated())).get("campaign");
        assertThat(campaign.get("status").stringValue()).isEqualTo("pending");
        assertThat(mongo.find(new Query(Criteria.where("name").is(tag)), Document.class, "campaigns"))
                .extracting(stored -> stored.getString("_id"))
                .containsExactly(campaign.get("_id").stringValue());
        assertThat(mongo.find(new Query(Criteria.where("name").is(tag)), Document.class, "segments"))
                .extracting(stored -> stored.getString("_id"))
                .containsExactly(campaign.get("segment_id").stringValue());
    }

    @Test
    void launchesOnceAtADoubleClick() throws Exception {
        var created = Api.data(api.post("/api/segments", """
                {"name": "Tagged", "rules": {"field": "tags", "operator": "=", "value": "nobody"}}
                """));
        String id = created.at("/campaign/_id").stringValue();

        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> statusOf("/api/campaigns/" + id, "{\"message\": \"Hi\", \"status\": \"running\"}"))
                .toList();

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(publisher.takePageRequests(id)).hasSize(1);
    }

    @Test
    void launchesADraftOnceHoweverManyTry() throws Exception {
        String tag = api.customers(1);
        var created = Api.data(api.post(
                "/api/segments",
                "{\"name\": \"Tagged\", \"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}}"
                        .formatted(tag)));
        String id = created.at("/campaign/_id").stringValue();
        api.put("/api/campaigns/" + id, "{\"message\": \"Hi\"}").andExpect(status().isOk());

        long launched = Stream.generate(() -> id)
                .limit(8)
                .parallel()
                .filter(campaign -> campaigns.launch(campaign, 1, Lifecycle.NOT_LAUNCHED, null))
                .count();

        assertThat(launched).isEqualTo(1);
        api.put("/api/campaigns/" + id, "{\"status\": \"running\"}").andExpect(status().isConflict());
    }

    @Test
    void takesTheMessageAndTheRulesForHistoryOnceLaunched() throws Exception {
        String tag = api.customers(1);
        String campaign = "/api/campaigns/" + api.launch(tag);

        api.put(campaign, "{\"message\": \"Other\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("CAMPAIGN_LAUNCHED"));
        api.put(campaign, "{\"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"other\"}}")
                .andExpect(status().isConflict());

        String whole = Api.data(api.get(campaign)).toString();
        api.put(campaign, whole.replace("\"Spring\"", "\"Renamed\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.name").value("Renamed"));
    }

    @Test
    void pausesResumesAndCancelsAndRefusesTheRest() throws Exception {
        String campaign = "/api/campaigns/" + api.launch(api.customers(1));

        for (String to : List.of("paused", "running", "paused", "cancelled")) {
            api.put(campaign, "{\"status\": \"%s\"}".formatted(to))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.data.status").value(to));
        }

        api.put(campaign, "{\"status\": \"running\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("CAMPAIGN_STATE"));
        api.put(campaign, "{\"status\": \"completed\"}").andExpect(status().isBadRequest());
    }

    @Test
    void keepsWhoDidWhatToACampaignAndNothingAboutWhatWasRefused(@Autowired MongoOperations mongo) throws Exception {
        String id = api.launch(api.customers(1));
        String campaign = "/api/campaigns/" + id;

        api.put(campaign, "{\"name\": \"Renamed\"}").andExpect(status().isOk());
        api.put(campaign, "{\"message\": \"Other\"}").andExpect(status().isConflict());
        api.put(campaign, "{\"status\": \"paused\"}").andExpect(status().isOk());
        api.put(campaign, "{\"status\": \"running\"}").andExpect(status().isOk());
        api.put(campaign, "{\"status\": \"cancelled\"}").andExpect(status().isOk());
        api.put(campaign, "{\"status\": \"paused\"}").andExpect(status().isConflict());

        Query entries = new Query(Criteria.where("subject").is(id)).with(Sort.by("at", "_id"));
        assertThat(mongo.find(entries, AuditEntry.class, "audit_log"))
                .extracting(AuditEntry::action, AuditEntry::actorId, AuditEntry::details)
                .containsExactly(
                        tuple("campaign_launched", "user-1", Map.of("name", "Spring")),
                        tuple("campaign_edited", "user-1", Map.of("changed", "name")),
                        tuple("campaign_paused", "user-1", Map.of("name", "Renamed")),
                        tuple("campaign_resumed", "user-1", Map.of("name", "Renamed")),
                        tuple("campaign_cancelled", "user-1", Map.of("name", "Renamed")));
    }

    private int statusOf(String path, String body) {
        try {
            return api.put(path, body).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    {"name": "A", "message": "Hi", "rules": {"field": "name", "field": "email"}} ~ rules
                    {"message": "Hi", "rules": RULE}                                       ~ name
                    {"name": "A", "rules": RULE}                                           ~ message
                    {"name": "A", "message_template": "{{ nmae }}", "rules": RULE}         ~ message_template
                    {"name": "A", "message": "Hi"}                                         ~ rules
                    {"name": "A", "message": "Hi", "rules": RULE, "segment_id": "s"}       ~ segment_id
                    {"name": "A", "message": "Hi", "rules": RULE, "schedule_at": "2026-11-30T10:00"} ~ schedule_at
                    {"name": "A", "message": "Hi", "rules": RULE, "schedule_at": "2020-01-01T10:00:00Z"} ~ schedule_at
                    {"name": "A", "message": "Hi", "rules": RULE, "schedule_at": "2099-01-01T10:00", "time_zone": "Berlin"} ~ time_zone
                    """)
    void refusesACampaignThatIsNotComplete(String body, String field) throws Exception {
        var answer = api.post(
                "/api/campaigns/create",
                body.replace("RULE", "{\"field\": \"name\", \"operator\": \"=\", \"value\": \"a\"}"));

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void answersUnknownIdsWith404() throws Exception {
        api.get("/api/campaigns/none").andExpect(status().isNotFound());
        api.get("/api/campaigns/none/recipients").andExpect(status().isNotFound());
        api.get("/api/segments/none/customers").andExpect(status().isNotFound());
        api.put("/api/campaigns/none", "{\"name\": \"A\"}").andExpect(status().isNotFound());
    }

    @Test
    void asksForTheGatewaysToken() throws Exception {
        var answer = mvc.perform(get("/api/campaigns").accept(MediaType.APPLICATION_JSON));

        answer.andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.success").value(false));
    }
}
