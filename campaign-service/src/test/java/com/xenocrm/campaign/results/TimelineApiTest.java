package com.xenocrm.campaign.results;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class TimelineApiTest {

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;

    TimelineApiTest(Api api, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void countsOutcomesByTheMinuteOfEach() throws Exception {
        String id = launched("2026-01-01T10:00:05Z");
        settled(id, "SENT", "2026-01-01T10:00:10Z");
        settled(id, "SENT", "2026-01-01T10:00:50Z");
        settled(id, "FAILED", "2026-01-01T10:02:00Z");
        settled("other", "SENT", "2026-01-01T10:05:00Z");

        assertThat(shown(id)).isEqualTo("""
                minute
                2026-01-01T10:00:00Z 2 0 0
                2026-01-01T10:01:00Z 0 0 0
                2026-01-01T10:02:00Z 0 1 0""");
    }

    @Test
    void takesStepsThatFitTheOutcomesNotTheCampaign() throws Exception {
        String id = launched("2026-01-01T10:00:00Z");
        mongo.getCollection("campaigns")
                .updateOne(
                        new Document("_id", id),
                        new Document("$set", new Document("completed_at", at("2026-03-01T10:00:00Z"))));
        settled(id, "SENT", "2026-01-01T10:01:10Z");
        settled(id, "IN_DOUBT", "2026-01-01T10:01:50Z");

        assertThat(shown(id)).isEqualTo("minute\n2026-01-01T10:01:00Z 1 0 1");
    }

    @Test
    void takesLongerStepsForLaterOutcomes() throws Exception {
        String hours = launched("2026-01-01T10:00:00Z");
        settled(hours, "SENT", "2026-01-01T10:00:10Z");
        settled(hours, "FAILED", "2026-01-01T13:00:50Z");
        String days = launched("2026-01-01T10:00:00Z");
        settled(days, "SENT", "2026-01-01T10:00:10Z");
        settled(days, "FAILED", "2026-01-09T10:00:10Z");

        assertThat(shown(hours)).startsWith("hour\n2026-01-01T10:00:00Z 1 0 0").hasLineCount(5);
        assertThat(shown(days)).startsWith("day\n2026-01-01T00:00:00Z 1 0 0").hasLineCount(10);
    }

    @Test
    void ignoresTheTimesOfSuppressions() throws Exception {
        String id = launched("2026-01-01T10:00:00Z");
        settled(id, "SUPPRESSED", "2026-01-01T10:00:10Z");
        settled(id, "SENT", "2026-01-01T19:00:00Z");

        assertThat(shown(id)).isEqualTo("minute\n2026-01-01T19:00:00Z 1 0 0");
    }

    @Test
    void hasALimitedNumberOfStepsWhateverTheVendorsClockSays() throws Exception {
        String id = launched("2026-01-01T10:00:00Z");
        settled(id, "SENT", "1970-01-01T00:00:00Z");
        settled(id, "SENT", "2026-01-02T10:00:00Z");
        settled(id, "FAILED", "2026-10-02T10:00:00Z");

        assertThat(shown(id))
                .startsWith("day\n2026-01-01T00:00:00Z 1 0 0\n2026-01-02T00:00:00Z 1 0 0")
                .endsWith("\n2026-06-29T00:00:00Z 0 1 0")
                .hasLineCount(181);
    }

    @Test
    void keepsTheCountsForAMomentWithTheirTime() throws Exception {
        String id = launched("2026-01-01T10:00:00Z");
        JsonNode first = Api.data(api.get("/api/campaigns/" + id + "/timeline"));
        settled(id, "SENT", "2026-01-01T10:01:10Z");

        JsonNode kept = Api.data(api.get("/api/campaigns/" + id + "/timeline"));
        clock.advance(Duration.ofSeconds(15));
        JsonNode again = Api.data(api.get("/api/campaigns/" + id + "/timeline"));

        assertThat(kept).isEqualTo(first);
        assertThat(again.path("steps")).hasSize(1);
        assertThat(again.path("as_of").asString()).isEqualTo(clock.instant().toString());
    }

    @Test
    void countsOnceMoreUponCompletion() throws Exception {
        String id = launched("2026-01-01T10:00:00Z");
        assertThat(shown(id)).isEqualTo("minute");
        settled(id, "SENT", "2026-01-01T10:01:10Z");
        mongo.getCollection("campaigns")
                .updateOne(
                        new Document("_id", id),
                        new Document("$set", new Document("completed_at", at("2026-01-01T10:01:10Z"))));

        assertThat(shown(id)).isEqualTo("minute\n2026-01-01T10:01:00Z 1 0 0");
    }

    @Test
    void findsTheOutcomesByAnIndex() {
        assertThat(mongo.getCollection("communications").listIndexes())
                .extracting(
                        index -> List.copyOf(index.get("key", Document.class).keySet()))
                .contains(List.of("campaign_id", "status", "settled_at"));
    }

    @Test
    void hasNoStepsBeforeTheFirstOutcome() throws Exception {
        String id = api.launch(api.customers(1));

        assertThat(Api.data(api.get("/api/campaigns/" + id + "/timeline")).get("steps"))
                .isEmpty();
        api.get("/api/campaigns/nothing/timeline").andExpect(status().isNotFound());
    }

    /** Returns the unit and the steps, one per line. */
    private String shown(String id) throws Exception {
        JsonNode timeline = Api.data(api.get("/api/campaigns/" + id + "/timeline"));
        StringBuilder lines = new StringBuilder(timeline.path("unit").asString());
        timeline.path("steps")
                .forEach(step -> lines.append("\n%s %s %s %s"
                        .formatted(
                                step.path("at").asString(),
                                step.path("sent"),
                                step.path("failed"),
                                step.path("in_doubt"))));
        return lines.toString();
    }

    private String launched(String time) throws Exception {
        String id = api.launch(api.customers(1));
        mongo.getCollection("campaigns")
                .updateOne(new Document("_id", id), new Document("$set", new Document("launched_at", at(time))));
        return id;
    }

    private static Date at(String time) {
        return Date.from(Instant.parse(time));
    }

    private void settled(String campaign, String status, String time) {
        mongo.insert(
                new Document("_id", campaign + ":" + UUID.randomUUID())
                        .append("campaign_id", campaign)
                        .append("status", status)
                        .append("settled_at", at(time)),
                "communications");
    }
}
