package com.xenocrm.campaign.editing;

import java.time.Clock;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.content.ConfiguredSenders;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.lifecycle.Lifecycle;
import com.xenocrm.campaign.segment.Segments;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

/** Tests a launch in the request of an edit, while somebody else edits the campaign. */
@CampaignServiceTest
class LaunchWithEditTest {

    private final Api api;
    private final Campaigns campaigns;
    private final CampaignEdits edits;
    private final CampaignEditor editor;
    private final AuditLog audit = mock(AuditLog.class);

    LaunchWithEditTest(
            Api api,
            Campaigns campaigns,
            CampaignEdits edits,
            Segments segments,
            Lifecycle lifecycle,
            ConfiguredSenders senders,
            Clock clock) {
        this.api = api;
        this.campaigns = campaigns;
        this.edits = edits;
        this.editor = new CampaignEditor(campaigns, edits, segments, lifecycle, senders, audit, clock);
    }

    @Test
    void launchesNothingThatSomebodyElseChangesMeanwhile() throws Exception {
        String id = Api.data(
                        api.post(
                                "/api/segments",
                                "{\"name\": \"Draft\", \"rules\": {\"field\": \"name\", \"operator\": \"=\", \"value\": \"x\"}}"))
                .at("/campaign/_id")
                .stringValue();
        CampaignRequest request = JsonMapper.shared()
                .readValue("{\"message\": \"Mine\", \"status\": \"running\"}", CampaignRequest.class);
        doAnswer(_ -> edits.edit(id, new Document("max_send_rate", 5), null))
                .when(audit)
                .record(any(AuditAction.class), any(), any(), anyMap());

        assertThatThrownBy(() -> editor.edit(campaigns.get(id), request, request.content(), new Actor("user-1", null)))
                .hasMessageContaining("changed in the meantime");

        assertThat(campaigns.get(id).status().value()).isEqualTo("draft");
    }
}
