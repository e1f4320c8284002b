package com.xenocrm.campaign.dispatch;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class RecipientApiTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final MongoOperations mongo;
    private final TestClock clock;

    RecipientApiTest(
            Api api, RecordingPublisher publisher, PageConsumer consumer, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void tellsWhoGotItWhoDidNotAndWhy() throws Exception {
        String tag = api.customers(3);
        String campaign = api.launch(tag);
        consumer.accept(publisher.takePageRequests(campaign));
        mongo.getCollection("communications")
                .updateOne(
                        eq("_id", campaign + ":" + tag + "-00001"),
                        combine(set("status", "FAILED"), set("reason", "blocked")));

        var all = api.get("/api/campaigns/" + campaign + "/recipients?limit=2");
        var rest = api.get("/api/campaigns/" + campaign + "/recipients?limit=2&cursor=" + Api.cursor(tag + "-00001"));
        var failed = api.get("/api/campaigns/" + campaign + "/recipients?status=failed&reason=blocked");

        all.andExpect(jsonPath("$.count").value(2))
                .andExpect(jsonPath("$.next_cursor").value(Api.cursor(tag + "-00001")))
                .andExpect(jsonPath("$.data[0].status").value("PENDING"))
                .andExpect(jsonPath("$.data[0].message").value("Hi Customer 0, you spent 0.00"));
        rest.andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.next_cursor").doesNotExist());
        failed.andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.data[0].reason").value("blocked"));
        api.get("/api/campaigns/" + campaign + "/recipients?status=LOST").andExpect(status().isBadRequest());
    }

    @Test
    void givesTheListAsAFile() throws Exception {
        String tag = api.customers(2);
        String campaign = api.launch(tag, "=Hi, {name}");
        consumer.accept(publisher.takePageRequests(campaign));
        mongo.getCollection("communications")
                .updateOne(
                        eq("_id", campaign + ":" + tag + "-00001"),
                        combine(set("status", "FAILED"), set("reason", "blocked"), set("attempt", 4)));

        var all = api.get("/api/campaigns/" + campaign + "/recipients.csv");
        var failed = api.get("/api/campaigns/" + campaign + "/recipients.csv?status=FAILED&reason=blocked");

        all.andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string(
                                "Content-Disposition",
                                "attachment; filename=\"campaign-" + campaign + "-recipients.csv\""))
                .andExpect(content().string("""
                        \uFEFFcustomer_id,email,status,reason,attempt,vendor_message_id,created_at,settled_at,message
                        %1$s-00000,0@%1$s.example,PENDING,,,,%2$s,,"'=Hi, Customer 0"
                        %1$s-00001,1@%1$s.example,FAILED,blocked,4,,%2$s,,"'=Hi, Customer 1"
                        """.formatted(tag, clock.instant()).replace("\n", "\r\n")));
        failed.andExpect(content().string(containsString(tag + "-00001,")))
                .andExpect(content().string(not(containsString(tag + "-00000,"))));
    }
}
