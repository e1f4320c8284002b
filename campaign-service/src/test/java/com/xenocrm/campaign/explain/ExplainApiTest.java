package com.xenocrm.campaign.explain;

import java.util.Date;
import java.util.Locale;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class ExplainApiTest {

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;

    ExplainApiTest(Api api, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void saysClauseByClauseWhyACustomerIsNotInTheSegment() throws Exception {
        String tag = api.customers(8);
        String segment = segment("""
                [{"conditions": [
                    {"field": "total_spend", "operator": ">", "value": "5", "logic": "AND"},
                    {"field": "tags", "operator": "contains", "value": "TAG", "logic": "OR"},
                    {"field": "phone", "operator": "!=", "value": "1", "logic": "AND"},
                    {"field": "last_active_at", "operator": ">", "value": 90}]}]""".replace("TAG", tag));

        var answer = api.get(
                "/api/segments/" + segment + "/explain?customer=5@" + tag.toUpperCase(Locale.ROOT) + ".example");

        answer.andExpect(status().isOk())
                .andExpect(jsonPath("$.message").value("The customer is not in this segment"))
                .andExpect(jsonPath("$.data.customer._id").value(tag + "-00005"))
                .andExpect(jsonPath("$.data.matched").value(false));
        assertThat(Api.data(answer).get("explanation").toString()).isEqualTo("""
                        {"path":"rules[0]","joined_by":"any","matched":false,\
                        "because":"0 of 2 parts hold, one is required","parts":[\
                        {"path":"rules[0]","joined_by":"all","matched":false,\
                        "because":"1 of 2 parts hold, all are required","parts":[\
                        {"path":"rules[0].conditions[0]","field":"total_spend","operator":">","value":5,"actual":5,\
                        "matched":false,"because":"total_spend is 5, but more than 5 is required"},\
                        {"path":"rules[0].conditions[1]","field":"tags","operator":"contains","value":"TAG",\
                        "actual":["TAG"],"matched":true,\
                        "because":"tags is \\"TAG\\", and a text with \\"TAG\\" in it is required"}]},\
                        {"path":"rules[0]","joined_by":"all","matched":false,\
                        "because":"1 of 2 parts hold, all are required","parts":[\
                        {"path":"rules[0].conditions[2]","field":"phone","operator":"!=","value":"1",\
                        "matched":true,"because":"phone is not there, and anything but \\"1\\" is required"},\
                        {"path":"rules[0].conditions[3]","field":"inactive_days","operator":">","value":90,\
                        "matched":false,\
                        "because":"inactive_days is not there, but more than 90 is required"}]}]}""".replace("TAG", tag));
    }

    @Test
    void saysWhyACustomerIsInTheSegmentByTheDaysThatHavePassed() throws Exception {
        String id = api.customers(1) + "-00000";
        mongo.getCollection("customers")
                .updateOne(
                        eq("_id", id),
                        combine(
                                set("last_active_at", Date.from(clock.instant().minusSeconds(91 * 86_400 + 1))),
                                set("customer_id", "shop-" + id),
                                set("attributes", new Document("city", "Rome"))));
        String segment = segment("""
                {"not": {"any": [{"field": "inactive_days", "operator": "<=", "value": 90},
                                 {"field": "attributes.city", "operator": "in",
                                  "value": ["a", "b", "c", "d", "e", "f", 7]}]}}""");

        var answer = api.get("/api/segments/" + segment + "/explain?customer=shop-" + id);

        answer.andExpect(jsonPath("$.data.matched").value(true))
                .andExpect(jsonPath("$.data.explanation.joined_by").value("not"))
                .andExpect(jsonPath("$.data.explanation.because").value("The part does not hold, as required"))
                .andExpect(
                        jsonPath("$.data.explanation.parts[0].parts[0].actual").value(91))
                .andExpect(jsonPath("$.data.explanation.parts[0].parts[0].because")
                        .value("inactive_days is 91 (last active %s), but at most 90 is required"
                                .formatted(clock.instant().minusSeconds(91 * 86_400 + 1))))
                .andExpect(jsonPath("$.data.explanation.parts[0].parts[1].path").value("rules.not.any[1]"))
                .andExpect(
                        jsonPath("$.data.explanation.parts[0].parts[1].because")
                                .value(
                                        "attributes.city is \"Rome\", but one of \"a\", \"b\", \"c\", \"d\", \"e\" or 2 others is required"));
    }

    @Test
    void asksForACustomerThatIsThere() throws Exception {
        String segment = segment("{\"field\": \"name\", \"operator\": \"=\", \"value\": \"a\"}");

        api.get("/api/segments/" + segment + "/explain")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("customer"));
        api.get("/api/segments/" + segment + "/explain?customer=nobody@x.example")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("CUSTOMER_NOT_FOUND"));
        api.get("/api/segments/none/explain?customer=c")
                .andExpect(jsonPath("$.error").value("SEGMENT_NOT_FOUND"));
    }

    private String segment(String rules) throws Exception {
        var created = api.post("/api/segments", "{\"name\": \"S\", \"rules\": %s}".formatted(rules));
        return Api.data(created).at("/segment/_id").stringValue();
    }
}
