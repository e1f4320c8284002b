package com.xenocrm.campaign.vocabulary;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@CampaignServiceTest
class VocabularyApiTest {

    private final Api api;

    VocabularyApiTest(Api api) {
        this.api = api;
    }

    @Test
    void namesFieldsOperatorsVariablesAndLimits() throws Exception {
        var vocabulary = Api.data(api.get("/api/vocabulary"));

        assertThat(vocabulary.get("fields").get(0)).hasToString("""
                {"name":"total_spend","kind":"money",\
                "operators":[">","<",">=","<=","=","!=","in","notIn","between","exists"]}""");
        assertThat(vocabulary.get("fields").get(3)).hasToString("""
                {"name":"inactive_days","kind":"days","operators":[">","<",">=","<=","=","!=","in","notIn","between","exists"]}""");
        assertThat(vocabulary.get("fields").get(14).get("name").stringValue()).isEqualTo("attributes");
        assertThat(vocabulary.get("variables")).hasToString("""
                ["name","first_name","email","phone","total_spend","visits_count","last_active_at","unsubscribe_url"]""");
        assertThat(vocabulary.get("limits")).hasToString("""
                {"rule_depth":12,"rule_parts":500,"template_characters":4000,"name_characters":200,\
                "send_rate":100000,"control_percent":50}""");
        assertThat(vocabulary.get("communication_statuses"))
                .hasToString("[\"PENDING\",\"SENT\",\"FAILED\",\"IN_DOUBT\",\"SUPPRESSED\"]");
        assertThat(vocabulary.get("channels")).hasToString("[\"simulated\"]");
        assertThat(vocabulary.get("events").valueStream().map(JsonNode::stringValue))
                .contains("campaign.completed", "customer.erased")
                .doesNotContain("webhook.test");
        assertThat(vocabulary.get("sending")).hasToString("{}");
        assertThat(vocabulary.get("currency").stringValue()).isEqualTo("USD");
    }
}
