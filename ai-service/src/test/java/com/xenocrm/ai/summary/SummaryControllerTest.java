package com.xenocrm.ai.summary;

import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.kit.web.ErrorAdvice;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryControllerTest {

    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final MongoTemplate mongo = new MongoTemplate(client, "summary-" + UUID.randomUUID());
    private final MockMvcTester http = MockMvcTester.of(
            List.of(new SummaryController(new CampaignTallies(mongo))),
            mvc -> mvc.setControllerAdvice(new ErrorAdvice()).build());

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void addsUpThePagesOfTheCampaignAndOfNoOther() {
        mongo.getCollection("campaigns")
                .insertOne(Document.parse("{_id: 'c1', name: 'Spring', status: 'running', launched_at: {$date: 0}}"));
        mongo.getCollection("campaign_pages")
                .insertMany(List.of(
                        Document.parse(
                                "{_id: 'c1:0', campaign_id: 'c1', audience: 500, sent: 440, failed: 40, suppressed: 0, failure_reasons: {blocked: 40}}"),
                        Document.parse(
                                "{_id: 'c1:1', campaign_id: 'c1', audience: 20, sent: 0, failed: 2, suppressed: 1, failure_reasons: {blocked: 1, mailbox_full: 1}}"),
                        Document.parse(
                                "{_id: 'c2:0', campaign_id: 'c2', audience: 9, sent: 9, failed: 0, suppressed: 0}")));

        MvcTestResult answer = post("{\"campaignId\": \"c1\"}");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"success": true, "message": "Campaign summary", "data": {
                  "summary": "“Spring” has an audience of 520 customers. 440 messages were delivered, a delivery rate of 91.3%; 42 failed (8.7%). The most common reason for a failure was “blocked”, with 41. 1 customer was left out, because they must not be written to. 37 messages are still on the way.",
                  "facts": [
                    {"name": "campaign", "value": "Spring", "text": "“Spring”"},
                    {"name": "audience", "value": 520, "text": "520"},
                    {"name": "sent", "value": 440, "text": "440"},
                    {"name": "failed", "value": 42, "text": "42"},
                    {"name": "pending", "value": 37, "text": "37"},
                    {"name": "suppressed", "value": 1, "text": "1"},
                    {"name": "delivery_rate", "value": 91.3, "text": "91.3%"},
                    {"name": "failure_rate", "value": 8.7, "text": "8.7%"},
                    {"name": "top_failure_reason", "value": "blocked", "text": "“blocked”"},
                    {"name": "top_failure_count", "value": 41, "text": "41"},
                    {"name": "failed_by_reason.blocked", "value": 41, "text": "41"},
                    {"name": "failed_by_reason.mailbox_full", "value": 1, "text": "1"}],
                  "source": "template"}}
                """);
    }

    @Test
    void answersNotFoundForAnUnknownCampaign() {
        MvcTestResult answer = post("{\"campaignId\": \"nobody-knows\"}");

        assertThat(answer).hasStatus(404).bodyJson().extractingPath("$.error").isEqualTo("CAMPAIGN_NOT_FOUND");
    }

    @Test
    void summarisesFiguresThatTheCallerBringsAlong() {
        MvcTestResult answer = post(
                "{\"stats\": {\"name\": \"Mine\", \"sent\": 9, \"failed\": 1, \"audienceSize\": 12, \"suppressed\": 1}}");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data.summary")
                .isEqualTo(
                        "“Mine” has an audience of 12 customers. 9 messages were delivered, a delivery rate of 90%; 1 failed (10%). "
                                + "1 customer was left out, because they must not be written to. 1 message is still on the way.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                            | campaignId         | is required, unless stats are given
                    {"campaignId": "c", "stats": {"sent": 1}}                     | stats              | cannot be combined with campaignId
                    {"stats": {}}                                                 | stats              | must have at least one of sent, failed and audienceSize
                    {"stats": {"sent": -1}}                                       | stats.sent         | must be a whole number from 0 to 1000000000
                    {"stats": {"sent": "few"}}                                    | stats.sent         | has a value of the wrong type
                    {"stats": {"sent": 5, "audienceSize": 4}}                     | stats.audienceSize | must be the sum of sent, failed, pending and suppressed
                    {"stats": {"sent": 5, "pending": 1, "audienceSize": 9}}       | stats.audienceSize | must be the sum of sent, failed, pending and suppressed
                    """)
    void namesTheFieldAtFault(String body, String field, String problem) {
        MvcTestResult answer = post(body);

        assertThat(answer).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"success": false, "error": "VALIDATION_FAILED", "data": {"errors": [{"field": "%s", "message": "%s"}]}}
                """.formatted(field, problem));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/ai/summary")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
