package com.xenocrm.campaign.editing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.ResultActions;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.kit.audit.AuditEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Tests what a request to create a campaign says about its status, and fields that it should not have. */
@CampaignServiceTest
class CreationStatusTest {

    private static final String LATER = "\"schedule_at\": \"2030-01-01T10:00:00Z\"";

    private final Api api;
    private final MongoOperations mongo;

    CreationStatusTest(Api api, MongoOperations mongo) {
        this.api = api;
        this.mongo = mongo;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
            "status": "draft"                                         | draft
            "status": "Draft"                                         | draft
            "status": "scheduled", "schedule_at": "2030-01-01T10:00:00Z" | scheduled
            "status": "running"                                       | pending
            "status": "pending"                                       | pending
            "status": null                                            | pending
            """)
    void aCampaignGetsTheStatusThatIsWanted(String fields, String expected) throws Exception {
        ResultActions created = create("/api/campaigns/create", "\"message\": \"Hi\", " + fields);

        created.andExpect(status().isCreated())
                .andExpect(jsonPath("$.data.campaign.status").value(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/campaigns/create", "/api/segments"})
    void aDraftIsNotLaunched(String route) throws Exception {
        ResultActions created = create(route, "\"message\": \"Hi\", \"status\": \"draft\"");

        created.andExpect(jsonPath("$.data.campaign.status").value("draft"))
                .andExpect(jsonPath("$.data.campaign.message").value("Hi"));
        assertThat(entries(created)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
            "status": "completed"                                             | status      | must be draft, scheduled or running
            "status": "paused"                                                | status      | must be draft, scheduled or running
            "status": "sent"                                                  | status      | must be draft, scheduled or running
            "status": "scheduled"                                             | schedule_at | is required for a scheduled campaign
            "status": "draft", "schedule_at": "2030-01-01T10:00:00Z"          | status      | must be scheduled with schedule_at
            "status": "running", "schedule_at": "2030-01-01T10:00:00Z"        | status      | must be scheduled with schedule_at
            "version": 3                                                      | version     | is for edits only
            "scheduledAt": "2030-01-01T10:00:00Z"                             | scheduledAt | is not known; a launch is planned by schedule_at
            "send_at": "2030-01-01T10:00:00Z"                                 | send_at     | is not known; a launch is planned by schedule_at
            """)
    void whatContradictsIsRefused(String fields, String field, String message) throws Exception {
        ResultActions created = create("/api/campaigns/create", "\"message\": \"Hi\", " + fields);

        created.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field))
                .andExpect(jsonPath("$.data.errors[0].message").value(message));
    }

    @Test
    void whatShallRunNeedsAMessage() throws Exception {
        ResultActions created = create("/api/segments", "\"status\": \"running\"");

        created.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("message"));
    }

    @Test
    void fieldsThatDoNotCountAreNamed() throws Exception {
        ResultActions created = create("/api/segments", "\"audience\": [1], \"segment_name\": \"x\"");

        created.andExpect(status().isCreated())
                .andExpect(jsonPath("$.data.warnings[0].field").value("audience"))
                .andExpect(jsonPath("$.data.warnings[0].message").value("is not known and was ignored"))
                .andExpect(jsonPath("$.data.warnings[1].field").value("segment_name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/campaigns/create", "/api/segments"})
    void whoSchedulesACampaignIsInTheAuditLog(String route) throws Exception {
        ResultActions created = create(route, "\"message\": \"Hi\", " + LATER);

        assertThat(entries(created))
                .extracting(AuditEntry::action, AuditEntry::actorId, AuditEntry::details)
                .containsExactly(
                        tuple("campaign_scheduled", "user-1", Map.of("name", "Spring", "at", "2030-01-01T10:00:00Z")));
    }

    private ResultActions create(String route, String fields) throws Exception {
        return api.post(route, """
            {"name": "Spring", "rules": {"field": "tags", "operator": "=", "value": "nobody"}%s}
            """.formatted(", " + fields));
    }

    private List<AuditEntry> entries(ResultActions created) throws Exception {
        String id = Api.data(created).at("/campaign/_id").stringValue();
        return mongo.find(new Query(Criteria.where("subject").is(id)), AuditEntry.class, "audit_log");
    }
}
