package com.xenocrm.campaign.results;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class TimelineApiTest {

    private final Api api;
    private final MongoOperations mongo;

    TimelineApiTest(Api api, MongoOperations mongo) {
        this.api = api;
        this.mongo = mongo;
    }

    @Test
    void countsOutcomesByTheMinuteOfEach() throws Exception {
        String id = api.launch(api.customers(1));
        settled(id, "SENT", "2026-01-01T10:00:10Z");
        settled(id, "SENT", "2026-01-01T10:00:50Z");
        settled(id, "FAILED", "2026-01-01T10:02:00Z");
        settled("other", "SENT", "2026-01-01T10:05:00Z");

        var answer = api.get("/api/campaigns/" + id + "/timeline");

        assertThat(Api.data(answer)).hasToString("""
                {"unit":"minute","steps":[{"at":"2026-01-01T10:00:00Z","sent":2,"failed":0,"in_doubt":0},\
                {"at":"2026-01-01T10:01:00Z","sent":0,"failed":0,"in_doubt":0},\
                {"at":"2026-01-01T10:02:00Z","sent":0,"failed":1,"in_doubt":0}]}""");
    }

    @Test
    void takesLongerStepsForALongerCampaign() throws Exception {
        String id = api.launch(api.customers(1));
        Document times = new Document("launched_at", Date.from(Instant.parse("2026-01-01T10:00:00Z")))
                .append("completed_at", Date.from(Instant.parse("2026-01-02T10:00:00Z")));
        mongo.getCollection("campaigns").updateOne(new Document("_id", id), new Document("$set", times));
        settled(id, "SENT", "2026-01-01T10:00:10Z");
        settled(id, "IN_DOUBT", "2026-01-01T10:59:50Z");

        var answer = api.get("/api/campaigns/" + id + "/timeline");

        assertThat(Api.data(answer))
                .hasToString(
                        "{\"unit\":\"hour\",\"steps\":[{\"at\":\"2026-01-01T10:00:00Z\",\"sent\":1,\"failed\":0,\"in_doubt\":1}]}");
    }

    @Test
    void hasNoStepsBeforeTheFirstOutcome() throws Exception {
        String id = api.launch(api.customers(1));

        assertThat(Api.data(api.get("/api/campaigns/" + id + "/timeline")).get("steps"))
                .isEmpty();
        api.get("/api/campaigns/nothing/timeline").andExpect(status().isNotFound());
    }

    private void settled(String campaign, String status, String time) {
        mongo.insert(
                new Document("_id", campaign + ":" + UUID.randomUUID())
                        .append("campaign_id", campaign)
                        .append("status", status)
                        .append("settled_at", Date.from(Instant.parse(time))),
                "communications");
    }
}
