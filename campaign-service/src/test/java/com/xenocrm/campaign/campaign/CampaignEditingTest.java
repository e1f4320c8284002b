package com.xenocrm.campaign.campaign;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class CampaignEditingTest {

    private final Api api;

    CampaignEditingTest(Api api) {
        this.api = api;
    }

    @Test
    void refusesAnEditOfWhatHasChangedMeanwhile() throws Exception {
        String draft = draft();
        api.put(draft, "{\"message\": \"First\", \"version\": 0}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.version").value(1));

        api.put(draft, "{\"message\": \"Second\", \"version\": 0}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("CAMPAIGN_CHANGED"));
        api.put(draft, "{\"name\": \"Other\", \"version\": 0}").andExpect(status().isConflict());
        api.put(draft, "{\"status\": \"running\", \"version\": 0}").andExpect(status().isConflict());

        assertThat(shown(draft)).isEqualTo("First, draft, 1");
    }

    @Test
    void savesOneOfManyEditsOfTheSameVersion() throws Exception {
        String draft = draft();

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> statusOf(draft, "{\"message\": \"Hi %d\", \"version\": 0}".formatted(i)))
                .toList();

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void takesTheSameEditAgainAndEditsWithoutAVersion() throws Exception {
        String draft = draft();
        api.put(draft, "{\"message\": \"First\", \"version\": 0}").andExpect(status().isOk());

        api.put(draft, "{\"message\": \"First\", \"version\": 0}").andExpect(status().isOk());
        api.put(draft, "{\"name\": \"Named\"}").andExpect(status().isOk());
        api.put(draft, "{\"message\": \"Third\", \"version\": 2}").andExpect(status().isOk());

        assertThat(shown(draft)).isEqualTo("Third, draft, 3");
    }

    @Test
    void savesNoSegmentForARefusedEdit() throws Exception {
        String draft = draft();
        String rules = "{\"rules\": {\"field\": \"name\", \"operator\": \"=\", \"value\": \"%s\"}, \"version\": 0}";
        api.put(draft, rules.formatted("Ann")).andExpect(status().isOk());
        String newest = newestSegment();

        api.put(draft, rules.formatted("Bob")).andExpect(status().isConflict());

        assertThat(newestSegment()).isEqualTo(newest);
    }

    @Test
    void listsTheCampaignsOfOneStatus() throws Exception {
        String draft = draft();
        String cancelled = draft();
        api.put(cancelled, "{\"status\": \"cancelled\"}").andExpect(status().isOk());

        JsonNode drafts = Api.data(api.get("/api/campaigns?status=draft&limit=100"));

        assertThat(drafts.valueStream().map(each -> each.path("status").asString()))
                .containsOnly("draft");
        assertThat(drafts.valueStream()
                        .map(each -> "/api/campaigns/" + each.path("_id").asString()))
                .contains(draft)
                .doesNotContain(cancelled);
        api.get("/api/campaigns?status=lost")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("status"));
    }

    private String draft() throws Exception {
        JsonNode created = Api.data(api.post(
                "/api/segments",
                "{\"name\": \"Draft\", \"rules\": {\"field\": \"name\", \"operator\": \"=\", \"value\": \"x\"}}"));
        return "/api/campaigns/" + created.at("/campaign/_id").stringValue();
    }

    private String shown(String draft) throws Exception {
        JsonNode campaign = Api.data(api.get(draft));
        return String.join(
                ", ",
                campaign.path("message").asString(),
                campaign.path("status").asString(),
                campaign.path("version").asString());
    }

    private String newestSegment() throws Exception {
        return Api.data(api.get("/api/segments?limit=1")).at("/0/_id").stringValue();
    }

    private int statusOf(String path, String body) {
        try {
            return api.put(path, body).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
