package com.xenocrm.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests what becomes of the writes of Mini CRM's client. */
class MiniCrmWritesTest extends MiniCrmRequest {

    @Test
    void savesACustomerWithEmptyNumbers() throws Exception {
        answers("POST", "/api/customers", 202, "{\"success\": true, \"message\": \"1 customers accepted\"}");

        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/customers").POST(body("""
                {"name": "Ann", "email": "one@mini.test", "phone": "", "totalSpent": 12.50, "totalOrders": null,
                 "lastPurchaseDate": "2026-11-01", "firstPurchaseDate": "2026-10-01", "tags": ["vip", ""]}""")));

        assertThat(answer.statusCode()).isEqualTo(202);
        JSONAssert.assertEquals("""
                {"name": "Ann", "email": "one@mini.test", "phone": "", "total_spend": 12.50,
                 "last_active_at": "2026-11-01", "first_purchase_date": "2026-10-01", "tags": ["vip"]}""", sent("/api/customers"), true);
    }

    @Test
    void savesCustomersFromAnArray() throws Exception {
        answers("POST", "/api/customers", 202, "{\"success\": true}");

        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/customers/bulk").POST(body("""
                [{"name": "Ann", "email": "two@mini.test", "totalSpent": null, "lastPurchaseDate": null, "tags": []},
                 {"name": "Bob", "email": "three@mini.test", "totalOrders": 3}]""")));

        assertThat(answer.statusCode()).isEqualTo(202);
        JSONAssert.assertEquals("""
                [{"name": "Ann", "email": "two@mini.test", "tags": []},
                 {"name": "Bob", "email": "three@mini.test", "visits_count": 3}]""", sent("/api/customers"), true);
    }

    @Test
    void savesNoCustomers() throws Exception {
        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/customers/bulk").POST(body(" [ ] ")));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void namesTheClientsFieldOfARefusedCustomer() throws Exception {
        answers("POST", "/api/customers", 400, """
                {"success": false, "message": "None of the customers is valid", "error": "NO_VALID_RECORDS",
                 "data": {"accepted": 0, "rejected": 1, "errorArray": [
                   {"index": 0, "error": "total_spend: must be a number", "customer": {}}]}}""");

        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/customers").POST(body("{\"totalSpent\": \"much\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"totalSpent: must be a number\"");
    }

    @Test
    void letsTheUsualRouteRefuseAFieldInBothSpellings() throws Exception {
        answers("POST", "/api/customers", 202, "{\"success\": true}");

        send(signedFrom(MINI_CRM, "/api/customers").POST(body("""
                {"name": "Ann", "totalSpent": 1, "total_spend": 2, "totalOrders": null, "visits_count": 3}""")));

        JSONAssert.assertEquals("""
                {"name": "Ann", "totalSpent": 1, "total_spend": 2, "visits_count": 3}""", sent("/api/customers"), true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/customers      | {"email": "a@mini.test", "totalSpent": 1, "totalSpent": 2}
            /api/customers/bulk | [{"email": "a@mini.test", "email": "b@mini.test"}]
            /api/segments       | {"name": "A", "rules": [{"condition": "OR", "condition": "AND"}]}
            /api/campaigns      | {"segmentId": "s-1", "segmentId": "s-2"}
            """)
    void refusesANameThatIsGivenTwice(String path, String twice) throws Exception {
        HttpResponse<String> answer = send(signedFrom(MINI_CRM, path).POST(body(twice)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "MALFORMED_JSON",
                        "\"message\":\"The body is not one JSON value, or gives a name of an object twice");
    }

    @Test
    void passesOnWhatIsNotJson() throws Exception {
        answers("POST", "/api/customers", 400, "{\"success\": false, \"message\": \"not JSON\"}");

        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/customers").POST(body("{\"name\": ")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(sent("/api/customers")).isEqualTo("{\"name\": ");
    }

    @Test
    void savesASegmentWithoutEmptyGroups() throws Exception {
        answers("POST", "/api/segments", 201, "{\"success\": true}");

        HttpResponse<String> answer = send(signedFrom(MINI_CRM, "/api/segments").POST(body("""
                {"name": "Spenders", "description": "", "message": "not sent", "rules": [
                  {"condition": "AND"}, {"condition": "OR", "rules": []},
                  {"condition": "AND", "rules": [{"field": "totalSpent", "operator": "greaterThan", "value": "5000"}]}
                ]}""")));

        assertThat(answer.statusCode()).isEqualTo(201);
        JSONAssert.assertEquals("""
                {"name": "Spenders", "description": "", "create_campaign": false, "rules": [
                  {"condition": "AND", "rules": [{"field": "totalSpent", "operator": "greaterThan", "value": "5000"}]}
                ]}""", sent("/api/segments"), true);
    }

    @Test
    void launchesACampaignOnASegment() throws Exception {
        answers("POST", "/api/campaigns/create", 201, "{\"success\": true}");

        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/campaigns").POST(body("""
                {"name": "Spring", "segmentId": "s-1", "message": "Hi {name}"}""")));

        assertThat(answer.statusCode()).isEqualTo(201);
        JSONAssert.assertEquals("""
                {"name": "Spring", "segment_id": "s-1", "message": "Hi {name}"}""", sent("/api/campaigns/create"), true);
    }

    @Test
    void refusesACampaignWithoutASegment() throws Exception {
        HttpResponse<String> answer =
                send(signedFrom(MINI_CRM, "/api/campaigns").POST(body("{\"name\": \"Spring\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"segmentId: is required");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(MINI_CRM);
    }
}
