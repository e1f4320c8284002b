package com.xenocrm.campaign.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class CampaignEditingTest {

    private static final Actor ME = new Actor("user-1", null);

    private final Api api;
    private final Campaigns campaigns;
    private final Lifecycle lifecycle;
    private final DueCampaigns due;
    private final TestClock clock;

    CampaignEditingTest(Api api, Campaigns campaigns, Lifecycle lifecycle, DueCampaigns due, TestClock clock) {
        this.api = api;
        this.campaigns = campaigns;
        this.lifecycle = lifecycle;
        this.due = due;
        this.clock = clock;
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

    @ParameterizedTest
    @CsvSource({"paused, 409", "completed, 400", "failed, 400"})
    void savesNothingOfAnEditWhoseStatusIsRefused(String status, int answer) throws Exception {
        String draft = draft();

        api.put(draft, "{\"message\": \"New\", \"name\": \"New\", \"status\": \"%s\"}".formatted(status))
                .andExpect(status().is(answer));

        assertThat(shown(draft)).doesNotContain("New").endsWith("draft, 0");
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
    void launchesNothingThatWasEditedSinceItWasRead() throws Exception {
        String draft = draft();
        api.put(draft, "{\"message\": \"Seen\"}").andExpect(status().isOk());
        Campaign seen = campaigns.get(idOf(draft));
        api.put(draft, "{\"message\": \"Unseen\"}").andExpect(status().isOk());

        assertThatThrownBy(() -> lifecycle.take(seen, seen.version(), CampaignStatus.RUNNING, ME))
                .hasMessageContaining("changed in the meantime");

        assertThat(shown(draft)).isEqualTo("Unseen, draft, 2");
    }

    @Test
    void launchesADueCampaignLaterIfItIsEditedMeanwhile() throws Exception {
        String time = clock.instant().plus(Duration.ofHours(1)).toString();
        JsonNode created = Api.data(api.post("/api/campaigns/create", """
                {"name": "Later", "message": "First", "schedule_at": "%s",
                 "rules": {"field": "name", "operator": "=", "value": "x"}}
                """.formatted(time)));
        String campaign = "/api/campaigns/" + created.at("/campaign/_id").stringValue();
        clock.advance(Duration.ofHours(1));
        Campaign read = campaigns.get(idOf(campaign));
        api.put(campaign, "{\"message\": \"Second\"}").andExpect(status().isOk());

        lifecycle.launchDue(read);

        assertThat(shown(campaign)).isEqualTo("Second, scheduled, 1");
        due.launchDue();
        assertThat(shown(campaign)).isEqualTo("Second, pending, 1");
    }

    @Test
    void launchesNoNewCampaignThatWasEditedBeforeTheRepetition() throws Exception {
        String draft = draft();
        api.put(draft, "{\"message\": \"Unseen\"}").andExpect(status().isOk());

        lifecycle.launchNew(campaigns.get(idOf(draft)), ME);

        assertThat(shown(draft)).isEqualTo("Unseen, draft, 1");
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

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
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
