package com.xenocrm.campaign.results;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class CommunicationStatisticsApiTest {

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;

    CommunicationStatisticsApiTest(Api api, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void addsUpTalliesByDayOfLaunch() throws Exception {
        String today = clock.instant().toString().substring(0, 10);
        var before = Api.data(api.get("/api/statistics/communications?days=1")).at("/days/0");
        String campaign = UUID.randomUUID().toString();
        mongo.getCollection("campaigns")
                .insertOne(new Document("_id", campaign)
                        .append("launched_at", Date.from(Instant.parse(today + "T00:00:00Z"))));
        mongo.getCollection("campaign_pages")
                .insertMany(List.of(page(campaign, 1, 5, 3, 1, 0), page(campaign, 2, 4, 1, 0, 2)));

        var after = Api.data(api.get("/api/statistics/communications?days=1")).at("/days/0");

        mongo.getCollection("campaigns").deleteOne(new Document("_id", campaign));
        assertThat(after.get("day").stringValue()).isEqualTo(today);
        assertThat(List.of("campaigns", "sent", "failed", "suppressed", "pending", "in_doubt"))
                .map(field -> after.get(field).intValue() - before.get(field).intValue())
                .containsExactly(1, 4, 1, 2, 1, 1);
    }

    @Test
    void hasARowForEachDayAndALimit() throws Exception {
        var answer = api.get("/api/statistics/communications?days=366");

        answer.andExpect(jsonPath("$.data.days.length()").value(366));
        api.get("/api/statistics/communications?days=367")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value("days: must be from 1 to 366"));
    }

    private static Document page(String campaign, int number, int audience, int sent, int failed, int suppressed) {
        return new Document("_id", campaign + ":" + number)
                .append("campaign_id", campaign)
                .append("page", number)
                .append("audience", audience)
                .append("sent", sent)
                .append("failed", failed)
                .append("suppressed", suppressed)
                .append("in_doubt", number - 1)
                .append("pending", audience - sent - failed - suppressed - (number - 1));
    }
}
