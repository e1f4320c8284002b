package com.xenocrm.campaign.editing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.content.TemplateRef;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Schedule;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.campaigndata.template.TemplateProblem;

/**
 * Campaign in lists.
 *
 * @param templateId template that the content was taken from, if it was and has not been changed since
 * @param version number of its edits so far
 */
record CampaignView(
        @JsonProperty("_id") String id,
        String name,
        @Nullable String message,
        @JsonProperty("message_template") @Nullable String messageTemplate,
        String channel,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("template_id") @Nullable
        String templateId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("template_version") @Nullable
        Integer templateVersion,

        @JsonProperty("track_opens") boolean trackOpens,
        @JsonProperty("track_clicks") boolean trackClicks,
        String status,
        Instant createdAt,
        @JsonProperty("segment_id") String segmentId,
        @JsonProperty("schedule_at") @Nullable Instant scheduleAt,
        @JsonProperty("time_zone") @Nullable String timeZone,
        @JsonProperty("max_send_rate") @Nullable Integer maxSendRate,
        @JsonProperty("waiting_until") @Nullable Instant waitingUntil,
        @JsonProperty("failure_reason") @Nullable String failureReason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("pause_reason") @Nullable
        String pauseReason,

        @Nullable Instant launchedAt,
        @Nullable Instant completedAt,
        @JsonProperty("control_percent") BigDecimal controlPercent,
        int version,
        int rulesCount,
        Tally deliveryStats) {

    static CampaignView of(Campaign campaign, Map<String, Tally> tallies) {
        Campaign.Timings timings = campaign.timings();
        Schedule schedule = timings.schedule();
        TemplateRef template = campaign.content().template();
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.message(),
                campaign.message(),
                campaign.content().channel().value(),
                campaign.content().email() == null
                        ? null
                        : campaign.content().email().subject(),
                template == null ? null : template.id(),
                template == null ? null : template.version(),
                campaign.content().tracking().opens(),
                campaign.content().tracking().clicks(),
                campaign.status().value(),
                timings.createdAt(),
                campaign.segmentId(),
                schedule == null ? null : schedule.at(),
                schedule == null ? null : schedule.timeZone(),
                campaign.sending().maxRate(),
                campaign.sending().waitingUntil(),
                campaign.sending().failureReason(),
                campaign.sending().pauseReason(),
                timings.launchedAt(),
                timings.completedAt(),
                campaign.control().percent(),
                campaign.version(),
                campaign.rule().conditions(),
                tallies.getOrDefault(campaign.id(), Tally.NOTHING));
    }

    /**
     * Campaign with its rule and the failure reasons of its communications.
     *
     * @param preheader line that mail programs show after the subject of an e-mail
     * @param html HTML of an e-mail, if it was written in HTML
     * @param mjml MJML of an e-mail, if it was written in MJML
     * @param warnings warnings about the message of an edit; null without an edit
     */
    record Detail(
            @JsonUnwrapped CampaignView campaign,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String preheader,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String html,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String mjml,

            @JsonRawValue String rules,
            @JsonRawValue String rule,
            Map<String, Integer> failureReasons,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<TemplateProblem> warnings) {}
}
