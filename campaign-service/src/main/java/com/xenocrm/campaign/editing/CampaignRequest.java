package com.xenocrm.campaign.editing;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.content.RequestedEmail;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Schedule;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.text.RequestText;
import com.xenocrm.kit.web.Refusal;

/**
 * Request to create or edit a campaign; each accessor validates its part.
 *
 * @param templateId template whose content is taken instead of a message
 * @param templateVersion version of the template; null for the newest
 * @param trackOpens whether opens of e-mails are recorded
 * @param version version that an edit is based on; null to edit any version
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CampaignRequest(
        @Nullable String name,
        @Nullable String description,
        @JsonAlias("campaignName") @Nullable String campaignName,
        @Nullable String message,
        @JsonAlias("messageTemplate") @Nullable String messageTemplate,
        @Nullable JsonNode rules,
        @JsonAlias("createCampaign") @Nullable Boolean createCampaign,
        @JsonAlias("segmentId") @Nullable String segmentId,
        @JsonAlias("scheduleAt") @Nullable String scheduleAt,
        @JsonAlias("timeZone") @Nullable String timeZone,
        @JsonAlias("controlPercent") @Nullable BigDecimal controlPercent,
        @JsonAlias("maxSendRate") @Nullable Integer maxSendRate,
        @Nullable String status,
        @Nullable String channel,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String mjml,
        @Nullable String preheader,
        @JsonAlias("templateId") @Nullable String templateId,
        @JsonAlias("templateVersion") @Nullable Integer templateVersion,
        @JsonAlias("trackOpens") @Nullable Boolean trackOpens,
        @JsonAlias("trackClicks") @Nullable Boolean trackClicks,
        @Nullable Integer version,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

    private static final int MAX_DESCRIPTION = 1_000;

    String requiredName() {
        return checkedName().orElseThrow(() -> Refusal.invalid("name", "is required"));
    }

    Optional<String> checkedName() {
        return RequestText.line("name", name, Campaign.MAX_NAME);
    }

    Optional<String> checkedCampaignName() {
        return RequestText.line("campaign_name", campaignName, Campaign.MAX_NAME);
    }

    Optional<String> checkedDescription() {
        return description == null || PlainText.isBlank(description)
                ? Optional.empty()
                : RequestText.lines("description", description, MAX_DESCRIPTION);
    }

    /** Returns whether a segment is wanted without a campaign on it; throws if there is a field of a campaign. */
    boolean isSegmentOnly() {
        if (!Boolean.FALSE.equals(createCampaign)) {
            return false;
        }
        requireAbsent("campaign_name", campaignName);
        requireAbsent("message", message);
        requireAbsent("message_template", messageTemplate);
        requireAbsent("segment_id", segmentId);
        requireAbsent("schedule_at", scheduleAt);
        requireAbsent("time_zone", timeZone);
        requireAbsent("control_percent", controlPercent);
        requireAbsent("max_send_rate", maxSendRate);
        requireAbsent("status", status);
        requireAbsent("channel", channel);
        requireAbsent("subject", subject);
        requireAbsent("html", html);
        requireAbsent("mjml", mjml);
        requireAbsent("preheader", preheader);
        requireAbsent("template_id", templateId);
        requireAbsent("template_version", templateVersion);
        requireAbsent("track_opens", trackOpens);
        requireAbsent("track_clicks", trackClicks);
        requireAbsent("version", version);
        return true;
    }

    private static void requireAbsent(String field, @Nullable Object value) {
        if (value != null) {
            throw Refusal.invalid(field, "must not be given when create_campaign is false");
        }
    }

    /** Throws for fields that a new campaign cannot have; a launch cannot be taken back. */
    void requireNewCampaign() {
        if (version != null) {
            throw Refusal.invalid("version", "is for edits only");
        }
        unknownFields().refuseLaunchTimes();
    }

    /** Returns whether a new campaign with a message shall stay a draft. */
    boolean isDraftWanted(@Nullable Schedule schedule, @Nullable String message) {
        return status(status, NewCampaignStatus.ALLOWED)
                .map(wanted -> NewCampaignStatus.isDraft(wanted, schedule, message))
                .orElse(false);
    }

    UnknownFields unknownFields() {
        return new UnknownFields(unknown == null ? Set.of() : unknown.keySet());
    }

    /** Throws if the request excludes a campaign. */
    void requireCampaignWanted() {
        if (Boolean.FALSE.equals(createCampaign)) {
            throw Refusal.invalid(
                    "create_campaign", "must not be false here; POST /api/segments saves a segment alone");
        }
    }

    /** Returns channel and message of the request, without those of a template. */
    RequestedContent content() {
        return new RequestedContent(
                channel, message, messageTemplate, new RequestedEmail(subject, preheader, html, mjml), null);
    }

    /** Returns the content with the tracking of this request. */
    CampaignContent tracked(CampaignContent content) {
        return content.tracked(content.tracking().with(trackOpens, trackClicks, content.channel()));
    }

    Optional<RuleDefinition> checkedRule() {
        return RuleParser.isAbsent(rules) ? Optional.empty() : Optional.of(RuleParser.define(rules));
    }

    /** Returns the segment if it differs from the current one. */
    Optional<String> otherSegment(@Nullable String current) {
        if (segmentId == null || segmentId.equals(current)) {
            return Optional.empty();
        }
        if (!RuleParser.isAbsent(rules)) {
            throw Refusal.invalid("segment_id", "must not come together with rules");
        }
        return Optional.of(segmentId);
    }

    /** Returns the requested launch time, which may be in the past. */
    Optional<Schedule> schedule() {
        return Optional.ofNullable(scheduleAt).map(time -> Schedule.parse(time, timeZone));
    }

    Optional<Schedule> checkedSchedule(Clock clock) {
        Optional<Schedule> schedule = schedule();
        if (schedule.isPresent() && !schedule.get().at().isAfter(clock.instant())) {
            throw Refusal.invalid("schedule_at", "must be in the future");
        }
        return schedule;
    }

    Optional<ControlGroup> checkedControl() {
        return Optional.ofNullable(controlPercent).map(ControlGroup::ofPercent);
    }

    /** Throws a 409 if the request is based on another version than the current one. */
    void requireVersion(int current) {
        if (version != null && version != current) {
            throw Campaign.changed();
        }
    }

    Optional<Integer> checkedMaxSendRate() {
        if (maxSendRate != null && (maxSendRate < 1 || maxSendRate > Campaign.MAX_RATE)) {
            throw Refusal.invalid("max_send_rate", "must be between 1 and " + Campaign.MAX_RATE + " a second");
        }
        return Optional.ofNullable(maxSendRate);
    }

    Optional<CampaignStatus> checkedStatus() {
        return status(status, "must be paused, running or cancelled");
    }

    /** Returns the status that a list is filtered by. */
    static Optional<CampaignStatus> checkedStatus(@Nullable String filter) {
        return status(filter, "is not the status of a campaign");
    }

    private static Optional<CampaignStatus> status(@Nullable String word, String otherwise) {
        return Optional.ofNullable(word)
                .map(given -> Stream.of(CampaignStatus.values())
                        .filter(known -> known.value().equals(given.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("status", otherwise)));
    }
}
