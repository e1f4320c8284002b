package com.xenocrm.campaign.audience;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

@CampaignServiceTest
class AudienceApiTest {

    private final Api api;
    private final MongoOperations mongo;

    AudienceApiTest(Api api, MongoOperations mongo) {
        this.api = api;
        this.mongo = mongo;
    }

    @Test
    void saysWhichClausesMatchNobodyOrEverybody() throws Exception {
        api.customers(2);

        var answer = api.post("/api/audience", """
                {"rules": [{"condition": "AND", "rules": [
                    {"field": "email", "operator": "exists"},
                    {"field": "name", "operator": "!=", "value": "nobody is called so"},
                    {"field": "name", "operator": "=", "value": "customer 0"}]}]}""");

        assertThat(Api.data(answer).get("lint").toString()).isEqualTo("""
                [{"path":"rules[0].rules[0]","message":"every customer meets this"},\
                {"path":"rules[0].rules[1]","message":"every customer meets this"},\
                {"path":"rules[0].rules[2]","message":"no customer meets this"}]""");
    }

    @Test
    void saysThatClausesExcludeEachOtherWhenNewSegmentsAreMade() throws Exception {
        api.customers(4);

        var answer = api.post("/api/segments", """
                {"name": "S", "rules": {"any": [
                    {"all": [{"field": "total_spend", "operator": ">", "value": 2},
                             {"field": "total_spend", "operator": "<", "value": 1}]},
                    {"field": "visits_count", "operator": "=", "value": 0}]}}""");

        assertThat(Api.data(answer).get("lint").toString())
                .isEqualTo("[{\"path\":\"rules.any[0]\",\"message\":\"no customer meets all of this\"}]");
    }

    @Test
    void hasNothingToSayOfAnOrdinaryRule() throws Exception {
        String tag = api.customers(3);

        var answer = api.post(
                "/api/audience",
                "{\"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}}".formatted(tag));

        answer.andExpect(jsonPath("$.data.count").value(3))
                .andExpect(jsonPath("$.data.lint").isEmpty());
    }

    @Test
    void hasAnIndexForEveryFieldThatRulesCanUse() {
        var indexes = mongo.getCollection("customers")
                .listIndexes()
                .map(index -> String.join(
                        ",", index.get("key", org.bson.Document.class).keySet()))
                .into(new ArrayList<>());

        assertThat(indexes)
                .contains(
                        "total_spend",
                        "visits_count",
                        "last_active_at",
                        "name",
                        "phone",
                        "tags",
                        "created_at",
                        "attributes.$**");
    }
}
