package com.xenocrm.campaign.lifecycle;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class FailurePauseTest {

    private final Api api;
    private final FailurePause pause;
    private final MongoTemplate mongo;

    FailurePauseTest(Api api, FailurePause pause, MongoTemplate mongo) {
        this.api = api;
        this.pause = pause;
        this.mongo = mongo;
    }

    @ParameterizedTest
    @CsvSource({
        "email, 49, 51, 0, paused",
        "webhook, 49, 51, 0, paused",
        "email, 60, 40, 11, paused",
        "email, 50, 50, 0, running",
        "email, 0, 99, 0, running",
        "simulated, 0, 200, 0, running"
    })
    void pausesWhatFailsMoreThanTheLimit(String channel, int sent, int failed, int bounced, String status)
            throws Exception {
        String campaign = running(channel);
        tally(campaign, sent, failed, bounced);

        pause.check();

        assertThat(shown(campaign).get("status").stringValue()).isEqualTo(status);
    }

    @Test
    void saysWhyToPeopleAndTheAuditLog() throws Exception {
        String campaign = running("email");
        tally(campaign, 40, 70, 0);

        pause.check();

        String reason = "70 of 110 messages failed or came back; more than 50 % pause a campaign";
        assertThat(shown(campaign).get("pause_reason").stringValue()).isEqualTo(reason);
        Document entry = mongo.getCollection("audit_log")
                .find(new Document("subject", campaign).append("action", "campaign_paused"))
                .first();
        assertThat(entry)
                .containsEntry("actor_id", "failures")
                .containsEntry("details", new Document("reason", reason));
    }

    @Test
    void countsOnlyLaterOutcomesAfterAResumption() throws Exception {
        String campaign = running("webhook");
        tally(campaign, 40, 70, 0);
        pause.check();

        api.put("/api/campaigns/" + campaign, "{\"status\": \"running\"}").andExpect(status().isOk());
        pause.check();
        JsonNode resumed = shown(campaign);
        tally(campaign, 80, 120, 0);
        pause.check();
        JsonNode later = shown(campaign);
        tally(campaign, 80, 190, 0);
        pause.check();

        assertThat(resumed.get("status").stringValue()).isEqualTo("running");
        assertThat(resumed.get("pause_reason")).isNull();
        assertThat(later.get("status").stringValue()).isEqualTo("running");
        assertThat(shown(campaign).get("pause_reason").stringValue()).startsWith("120 of 160 messages failed");
    }

    private String running(String channel) throws Exception {
        String id = api.launch("nobody");
        mongo.getCollection("campaigns")
                .updateOne(
                        new Document("_id", id),
                        new Document("$set", new Document("status", "running").append("channel", channel)));
        return id;
    }

    private void tally(String campaign, int sent, int failed, int bounced) {
        mongo.getCollection("campaign_pages").deleteMany(new Document("campaign_id", campaign));
        mongo.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("audience", 1_000)
                        .append("pending", 1_000 - sent - failed)
                        .append("sent", sent)
                        .append("failed", failed)
                        .append("bounced", bounced)
                        .append("failure_reasons", new Document()));
    }

    private JsonNode shown(String campaign) throws Exception {
        return Api.data(api.get("/api/campaigns/" + campaign));
    }
}
