package com.xenocrm.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the answers to Mini CRM's client. */
class MiniCrmListsTest extends MiniCrmRequest {

    @Test
    void signsInWithACode() throws Exception {
        answers("POST", "/api/auth/google", 200, """
                {"success": true, "message": "Signed in as Ann", "token": "t-1",
                 "data": {"token": "t-1", "user": {"_id": "u-1"}},
                 "user": {"_id": "u-1", "id": "u-1", "googleId": "g-1", "email": "ann@example.com", "name": "Ann",
                          "picture": "https://p.test/1", "role": "admin", "createdAt": "2026-11-01T10:00:00Z"}}""");

        HttpResponse<String> answer =
                send(from(MINI_CRM, "/api/auth/google").POST(body("{\"code\": \"c-%s\"}".formatted(token))));

        is(200, """
                {"token": "t-1", "user": {"_id": "u-1", "googleId": "g-1", "name": "Ann", "email": "ann@example.com",
                 "avatar": "https://p.test/1", "createdAt": "2026-11-01T10:00:00Z"}}""", answer);
        assertThat(sent("/api/auth/google")).contains("\"code\":\"c-" + token);
    }

    @Test
    void listsCustomersAsAnArray() throws Exception {
        answers("GET", "/api/customers?limit=1000&newest=true", 200, """
                {"success": true, "message": "Customers", "count": 2, "total": 2, "data": [
                  {"_id": "c-1", "name": "Ann", "email": "ann@example.com", "phone": "+1", "total_spend": 1234.50,
                   "visits_count": 2, "last_active_at": "2026-11-01T00:00:00Z", "tags": ["vip"],
                   "avg_order_value": 617.25, "attributes": {"city": "Paris"}, "created_at": "2026-10-01T00:00:00Z"},
                  {"_id": "c-2", "email": "bob@example.com", "total_spend": 0.00, "visits_count": 0, "tags": [],
                   "attributes": {}}]}""");

        HttpResponse<String> answer = send(signedFrom(MINI_CRM, "/api/customers"));

        is(200, """
                [{"_id": "c-1", "name": "Ann", "email": "ann@example.com", "phone": "+1", "totalSpent": 1234.50,
                  "totalOrders": 2, "lastPurchaseDate": "2026-11-01T00:00:00Z", "tags": ["vip"]},
                 {"_id": "c-2", "name": null, "email": "bob@example.com", "phone": null, "totalSpent": 0.00,
                  "totalOrders": 0, "lastPurchaseDate": null, "tags": []}]""", answer);
        assertThat(answer.body()).contains("\"totalSpent\":1234.50,");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void listsOrdersWithTheirCustomers() throws Exception {
        answers("GET", "/api/orders?limit=1000&newest=true&with_customer=true", 200, """
                {"success": true, "message": "Orders", "count": 3, "data": [
                  {"_id": "o-1", "order_id": "o-1", "customer_id": "shop-1", "total_price": 20.00,
                   "order_date": "2026-11-01T00:00:00Z", "created_at": "2026-11-02T00:00:00Z",
                   "products": [{"product_id": "p", "name": "Lamp", "quantity": 1, "price": 20.00}],
                   "customer": {"_id": "c-1", "name": "Ann", "email": "ann@example.com"}},
                  {"_id": "o-2", "email": "new@example.com", "total_price": 5.00, "products": [],
                   "created_at": "2026-11-02T00:00:00Z"},
                  {"_id": "o-3", "customer_id": "new", "total_price": 5.00, "products": [],
                   "created_at": "2026-11-02T00:00:00Z"}]}""");

        HttpResponse<String> answer = send(signedFrom(MINI_CRM, "/api/orders?unknown=1"));

        is(200, """
                [{"_id": "o-1", "customerId": {"_id": "c-1", "name": "Ann", "email": "ann@example.com"},
                  "amount": 20.00, "items": [{"product_id": "p", "name": "Lamp", "quantity": 1, "price": 20.00}],
                  "createdAt": "2026-11-01T00:00:00Z"},
                 {"_id": "o-2", "customerId": {"_id": "", "name": "new@example.com", "email": "new@example.com"},
                  "amount": 5.00, "items": [], "createdAt": "2026-11-02T00:00:00Z"},
                 {"_id": "o-3", "customerId": {"_id": "new", "name": "new", "email": ""},
                  "amount": 5.00, "items": [], "createdAt": "2026-11-02T00:00:00Z"}]""", answer);
    }

    @Test
    void listsSegmentsWithTheirCounts() throws Exception {
        answers("GET", "/api/segments?limit=1000&with_count=true", 200, """
                {"success": true, "message": "Segments", "count": 1, "data": [
                  {"_id": "s-1", "name": "Spenders", "rules": [], "rule": {}, "rulesCount": 1, "customerCount": 7,
                   "createdAt": "2026-11-01T10:00:00Z"}]}""");

        HttpResponse<String> answer = send(signedFrom(MINI_CRM, "/api/segments"));

        is(200, """
                {"segments": [{"_id": "s-1", "name": "Spenders", "description": "", "customerCount": 7,
                               "createdAt": "2026-11-01T10:00:00Z"}]}""", answer);
    }

    @Test
    void listsCampaignsAsAnArray() throws Exception {
        answers("GET", "/api/campaigns?limit=1000&with_segment=true", 200, """
                {"success": true, "message": "Campaigns", "count": 2, "data": [
                  {"_id": "k-1", "name": "Spring", "message": "Hi", "status": "completed", "segment_id": "s-1",
                   "segment": {"_id": "s-1", "name": "Spenders"}, "createdAt": "2026-11-01T10:00:00Z",
                   "deliveryStats": {"sent": 9, "failed": 1, "pending": 0, "suppressed": 2, "audienceSize": 12}},
                  {"_id": "k-2", "name": "Draft", "status": "draft", "segment_id": "s-1",
                   "segment": {"_id": "s-1", "name": "Spenders"}, "createdAt": "2026-10-01T10:00:00Z",
                   "deliveryStats": {"sent": 0, "failed": 0, "pending": 0, "suppressed": 0, "audienceSize": 0}}]}""");

        HttpResponse<String> answer = send(signedFrom(MINI_CRM, "/api/campaigns"));

        is(200, """
                [{"_id": "k-1", "name": "Spring", "segmentId": {"_id": "s-1", "name": "Spenders"}, "status": "sent",
                  "sentCount": 9, "failedCount": 1, "totalCount": 12, "createdAt": "2026-11-01T10:00:00Z"},
                 {"_id": "k-2", "name": "Draft", "segmentId": {"_id": "s-1", "name": "Spenders"}, "status": "draft",
                  "sentCount": 0, "failedCount": 0, "totalCount": 0, "createdAt": "2026-10-01T10:00:00Z"}]""", answer);
    }
}
