package com.xenocrm.campaign.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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

    @ParameterizedTest
    @CsvSource({
        "=, Kate@b\u00fccher.example, 1",
        "=, kate@bu\u0308cher.example, 1",
        "!=, kate@B\u00dcCHER.example, 2",
        "=, kate@xn--bcher-kva.example, 1",
        "=, kate@strasse.example, 1",
        "=, kate@stra\u00dfe.example, 0",
        "contains, @b\u00fccher., 1",
        "contains, B\u00dcCHER.EXAMPLE, 1",
        "notContains, b\u00fccher, 2",
        "startsWith, KATE@b\u00fccher, 1",
        "startsWith, KATE, 2"
    })
    void findsAddressesInEverySpelling(String operator, String value, int count) throws Exception {
        String tag = "tag-" + UUID.randomUUID();
        List<String> emails = List.of("kate@xn--bcher-kva.example", "kate@strasse.example", "ann@example.com");
        mongo.getCollection("customers").deleteMany(Filters.in("email", emails));
        for (String email : emails) {
            mongo.insert(
                    new Document("_id", tag + email).append("email", email).append("tags", List.of(tag)), "customers");
        }

        var answer = api.post("/api/audience", """
                {"rules": {"all": [{"field": "tags", "operator": "=", "value": "%s"},
                                   {"field": "email", "operator": "%s", "value": "%s"}]}}""".formatted(tag, operator, value));

        answer.andExpect(jsonPath("$.data.count").value(count));
    }

    @ParameterizedTest
    @CsvSource({
        "tags, =, Zoe\u0308",
        "tags, in, Zo\u00eb\u200b",
        "tags, contains, oe\u0308",
        "name, =, ' Zo\u00eb\u00a0'",
        "name, startsWith, Zoe\u0308",
        "name, in, \u2066Zo\u00eb\u2069",
        "attributes.city, =, Zoe\u0308",
        "attributes.city, notContains, x\u0308"
    })
    void comparesTextInNormalForm(String field, String operator, String value) throws Exception {
        String id = UUID.randomUUID().toString();
        mongo.insert(
                new Document("_id", id)
                        .append("name", "Zo\u00eb")
                        .append("email", id)
                        .append("phone", id)
                        .append("tags", List.of("Zo\u00eb"))
                        .append("attributes", new Document("city", "Zo\u00eb")),
                "customers");

        var answer = api.post("/api/audience", """
                {"rules": {"all": [{"field": "phone", "operator": "=", "value": "%s"},
                                   {"field": "%s", "operator": "%s", "value": %s}]}}""".formatted(
                        id, field, operator, operator.equals("in") ? "[\"" + value + "\"]" : "\"" + value + "\""));

        answer.andExpect(jsonPath("$.data.count").value(1));
    }

    @Test
    void refusesARuleWithWhatIsNoAddress() throws Exception {
        var answer = api.post("/api/audience", """
                {"rules": {"field": "email", "operator": "in", "value": ["ann@example.com", "\u212aate@example.com"]}}""");

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("rules.value[1]"))
                .andExpect(jsonPath("$.data.errors[0].message")
                        .value("is not a valid e-mail address: U+212A (KELVIN SIGN) is not possible before the @"));
    }

    @Test
    void hasAnIndexForEveryFieldThatRulesCanUse() {
        var indexes = mongo.getCollection("customers")
                .listIndexes()
                .map(index -> String.join(",", index.get("key", Document.class).keySet()))
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
