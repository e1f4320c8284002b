package com.xenocrm.campaign.recipient;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class CommunicationApiTest {

    private final String customer = UUID.randomUUID().toString();
    private final Api api;
    private final MongoOperations mongo;

    CommunicationApiTest(Api api, MongoOperations mongo) {
        this.api = api;
        this.mongo = mongo;
    }

    @Test
    void listsACustomersCommunicationsNewestFirst() throws Exception {
        String campaign = "c-" + customer;
        mongo.getCollection("campaigns").insertOne(new Document("_id", campaign).append("name", "Spring"));
        mongo.getCollection("communications")
                .insertMany(List.of(
                        entry(campaign, "2026-11-01T10:00:00Z"), entry("test-" + customer, "2026-11-02T10:00:00Z")));

        var first = api.get("/api/communications?limit=1&customer_id=" + customer);
        String cursor = first.andReturn().getResponse().getContentAsString().replaceAll(".*next_cursor\":\"|\".*", "");
        var second = api.get("/api/communications?limit=1&customer_id=" + customer + "&cursor=" + cursor);

        mongo.getCollection("campaigns").deleteOne(new Document("_id", campaign));
        assertThat(Api.data(first).get(0).has("campaign")).isFalse();
        assertThat(Api.data(second)).hasToString("""
                [{"_id":"%1$s:%2$s","customer_id":"%2$s","status":"SENT","createdAt":"2026-11-01T10:00:00Z",\
                "campaign":{"_id":"%1$s","name":"Spring"}}]""".formatted(campaign, customer));
        second.andExpect(jsonPath("$.next_cursor").doesNotExist());
    }

    @Test
    void asksForACustomer() throws Exception {
        var answer = api.get("/api/communications");

        answer.andExpect(status().isBadRequest());
    }

    private Document entry(String campaign, String createdAt) {
        return new Document("_id", campaign + ":" + customer)
                .append("campaign_id", campaign)
                .append("customer_id", customer)
                .append("status", "SENT")
                .append("created_at", Date.from(Instant.parse(createdAt)));
    }
}
