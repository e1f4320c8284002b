package com.xenocrm.campaign.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.ResultActions;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class ResultsApiTest {

    private static final Instant OPENED = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant SENT = Instant.parse("2026-11-01T13:00:00Z");

    private final Api api;
    private final MongoOperations mongo;
    private String tag = "";
    private String campaign = "";

    ResultsApiTest(Api api, MongoOperations mongo) {
        this.api = api;
        this.mongo = mongo;
    }

    @BeforeEach
    void aCampaignToTenCustomers() throws Exception {
        tag = api.customers(10);
        campaign = api.launch(tag);
        entry(0, "SENT", null);
        entry(1, "SENT", null);
        entry(2, "FAILED", "blocked");
        entry(3, "SUPPRESSED", "frequency_cap");
        entry(4, "SUPPRESSED", "control_group");
        entry(5, "SUPPRESSED", "control_group");
        entry(6, "SUPPRESSED", "unsubscribed");
    }

    @Test
    void comparesWhoWasWrittenToWithWhoWasHeldOut() throws Exception {
        order(0, "30.00", "5.50", "2026-11-01T13:00:00Z", "completed");
        order(0, "10.00", null, "2026-11-08T12:30:00Z", "completed");
        order(1, "20.00", null, "2026-11-01T12:59:59Z", "completed");
        order(1, "99.00", null, "2026-11-02T00:00:00Z", "cancelled");
        order(2, "7.25", null, "2026-11-03T00:00:00Z", "completed");
        order(4, "4.00", null, "2026-11-03T00:00:00Z", "completed");
        order(5, "8.00", null, "2026-11-08T12:00:00Z", "completed");
        order(6, "50.00", null, "2026-11-03T00:00:00Z", "completed");

        ResultActions answer = api.get("/api/campaigns/" + campaign + "/results");

        answer.andExpect(status().isOk())
                .andExpect(jsonPath("$.message").value("Orders within 7 days"))
                .andExpect(jsonPath("$.data.days").value(7))
                .andExpect(jsonPath("$.data.lift.significant").value(false))
                .andExpect(jsonPath("$.data.lift.per_customer.estimate").value(10.94));
        assertThat(Api.data(answer).get("attributed").toString()).isEqualTo("""
                        {"customers":2,"buyers":1,"orders":2,"revenue":34.5,"revenue_per_customer":17.25}""");
        assertThat(Api.data(answer).get("contacted").toString()).isEqualTo("""
                        {"customers":4,"buyers":3,"orders":3,"revenue":51.75,"revenue_per_customer":12.94}""");
        assertThat(Api.data(answer).get("control").toString()).isEqualTo("""
                        {"customers":2,"buyers":1,"orders":1,"revenue":4.0,"revenue_per_customer":2.0}""");
    }

    @Test
    void countsAnOrderForTheCustomerWhoseIdentifierItNamesBeforeTheOneOfItsEmail() throws Exception {
        mongo.getCollection("orders").insertOne(order("2026-11-02T00:00:00Z", "1.00", id(0), email(1)));
        mongo.getCollection("orders").insertOne(order("2026-11-02T00:00:00Z", "2.00", id(9), email(1)));
        mongo.getCollection("orders").insertOne(order("2026-11-02T00:00:00Z", "4.00", "of-nobody-" + tag, email(1)));

        ResultActions answer = api.get("/api/campaigns/" + campaign + "/results?days=1");

        answer.andExpect(jsonPath("$.data.attributed.orders").value(2))
                .andExpect(jsonPath("$.data.attributed.buyers").value(2))
                .andExpect(jsonPath("$.data.attributed.revenue").value(5.0));
    }

    @Test
    void countsAnOrderForTheNewOwnerOfAReusedIdentifier() throws Exception {
        mongo.getCollection("customers")
                .insertOne(new Document("_id", "new-" + tag)
                        .append("customer_id", id(0))
                        .append("email", "new@" + tag + ".example"));
        mongo.getCollection("orders").insertOne(order("2026-11-02T00:00:00Z", "1.00", id(0), email(0)));
        mongo.getCollection("orders").insertOne(order("2026-11-02T00:00:00Z", "2.00", id(1), email(0)));

        ResultActions answer = api.get("/api/campaigns/" + campaign + "/results?days=1");

        answer.andExpect(jsonPath("$.data.attributed.orders").value(1))
                .andExpect(jsonPath("$.data.attributed.revenue").value(2.0));
    }

    @Test
    void saysNothingOfALiftWithoutAControlGroup() throws Exception {
        String other = api.launch(tag);

        api.get("/api/campaigns/" + other + "/results")
                .andExpect(jsonPath("$.data.control.customers").value(0))
                .andExpect(jsonPath("$.data.lift").doesNotExist());
    }

    @Test
    void refusesASpanThatIsTooLongAndACampaignThatIsNotThere() throws Exception {
        api.get("/api/campaigns/" + campaign + "/results?days=91")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("days"));
        api.get("/api/campaigns/nobody/results").andExpect(status().isNotFound());
    }

    private String id(int customer) {
        return "%s-%05d".formatted(tag, customer);
    }

    private String email(int customer) {
        return "%d@%s.example".formatted(customer, tag);
    }

    private void entry(int customer, String status, @Nullable String reason) {
        mongo.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":" + id(customer))
                        .append("campaign_id", campaign)
                        .append("customer_id", id(customer))
                        .append("status", status)
                        .append("reason", reason)
                        .append("created_at", Date.from(OPENED))
                        .append("settled_at", Date.from(SENT)));
    }

    private void order(int customer, String total, @Nullable String refunded, String at, String status) {
        Document order = order(at, total, null, email(customer)).append("status", status);
        if (refunded != null) {
            order.append("refunded_amount", Decimal128.parse(refunded));
        }
        mongo.getCollection("orders").insertOne(order);
    }

    private static Document order(String at, String total, @Nullable String customerId, String email) {
        return new Document("customer_id", customerId)
                .append("email", email)
                .append("customer_refs", customerId == null ? List.of(email) : List.of(customerId, email))
                .append("status", "completed")
                .append("total_price", new Decimal128(new BigDecimal(total)))
                .append("order_date", Date.from(Instant.parse(at)));
    }
}
