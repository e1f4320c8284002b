package com.xenocrm.ai.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.kit.web.ErrorAdvice;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class RuleControllerTest {

    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final MongoTemplate mongo = new MongoTemplate(client, "rules-" + UUID.randomUUID());
    private final MockMvcTester http = MockMvcTester.of(
            List.of(new RuleController(
                    new MatchingCustomers(mongo, new TestClock(Instant.parse("2026-11-01T12:00:00Z"))))),
            mvc -> mvc.setControllerAdvice(new ErrorAdvice()).build());

    @AfterEach
    void disconnect() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ai/rules", "/api/ai/generate-rules"})
    void turnsWordsIntoRulesAndCountsWhomTheyMatch(String route) {
        mongo.getCollection("customers")
                .insertMany(
                        List.of(
                                Document.parse(
                                        "{_id: 'a', total_spend: {$numberDecimal: '12000'}, last_active_at: {$date: '2026-01-01T00:00:00Z'}}"),
                                Document.parse(
                                        "{_id: 'b', total_spend: {$numberDecimal: '12000'}, last_active_at: {$date: '2026-10-01T00:00:00Z'}}"),
                                Document.parse(
                                        "{_id: 'c', total_spend: {$numberDecimal: '10'}, last_active_at: {$date: '2026-01-01T00:00:00Z'}}")));

        MvcTestResult answer = post(route, "People from Pune who haven't shopped in 6 months and spent over ₹5K");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"success": true, "message": "Rules for a part of this audience", "count": 1,
                 "data": {
                   "rules": {"all": [{"field": "inactive_days", "operator": ">=", "value": 180},
                                     {"field": "total_spend", "operator": ">", "value": 5000}]},
                   "words": "inactive days is at least 180 and total spend is more than 5000",
                   "count": 1,
                   "not_expressed": ["People from Pune"],
                   "source": "template"}}
                """);
    }

    @Test
    void saysThatNoRuleSaysIt() {
        MvcTestResult answer = post("/api/ai/rules", "nice people");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"success": true, "message": "No rule says this",
                 "data": {"not_expressed": ["nice"], "source": "template"}}
                """);
    }

    @ParameterizedTest
    @CsvSource({"'', is required", "'  ', is required"})
    void wantsADescription(String description, String problem) {
        MvcTestResult answer = post("/api/ai/rules", description);

        assertThat(answer).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"error": "VALIDATION_FAILED", "data": {"errors": [{"field": "description", "message": "%s"}]}}
                """.formatted(problem));
    }

    private MvcTestResult post(String route, String description) {
        return http.post()
                .uri(route)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"description\": \"%s\"}".formatted(description))
                .exchange();
    }
}
