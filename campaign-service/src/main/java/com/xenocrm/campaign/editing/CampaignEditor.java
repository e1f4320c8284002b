package com.xenocrm.campaign.editing;

import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.ConfiguredSenders;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.CampaignDocument;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.lifecycle.Lifecycle;
import com.xenocrm.campaign.segment.Segment;
import com.xenocrm.campaign.segment.Segments;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.web.Refusal;

/**
 * Applies edits; only values that differ from the campaign count as changes. The name may change at any time,
 * everything else until the launch.
 */
@Component
class CampaignEditor {

    private final Campaigns campaigns;
    private final CampaignEdits edits;
    private final Segments segments;
    private final Lifecycle lifecycle;
    private final ConfiguredSenders senders;
    private final AuditLog audit;
    private final Clock clock;

    CampaignEditor(
            Campaigns campaigns,
            CampaignEdits edits,
            Segments segments,
            Lifecycle lifecycle,
            ConfiguredSenders senders,
            AuditLog audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.edits = edits;
        this.segments = segments;
        this.lifecycle = lifecycle;
        this.senders = senders;
        this.audit = audit;
        this.clock = clock;
    }

    Campaign edit(Campaign campaign, CampaignRequest request, RequestedContent requested, Actor by) {
        String id = campaign.id();
        String name = request.checkedName().orElse(campaign.name());
        CampaignStatus status = request.checkedStatus().orElse(campaign.status());
        Document changes = changes(campaign, request, requested);
        if (!changes.isEmpty()) {
            requireNotLaunched(campaign);
        }
        if (!name.equals(campaign.name())) {
            changes.append(CampaignFields.NAME, name);
        }
        if (!changes.isEmpty() || status != campaign.status()) {
            request.requireVersion(campaign.version());
        }
        if (status != campaign.status()) {
            boolean hasMessage = campaign.message() != null || changes.containsKey(CampaignFields.MESSAGE_TEMPLATE);
            lifecycle.check(campaign, status, hasMessage);
        }
        int version = campaign.version();
        if (!changes.isEmpty()) {
            audit.record(AuditAction.CAMPAIGN_EDITED, by, id, Map.of("changed", String.join(", ", changes.keySet())));
            version =
                    save(id, changes, status == CampaignStatus.RUNNING ? Integer.valueOf(version) : request.version());
        }
        if (status != campaign.status()) {
            lifecycle.take(campaigns.get(id), version, status, by);
        }
        return campaigns.get(id);
    }

    /**
     * Saves the changes and returns the version with them.
     *
     * @param version version that the changes are based on; null for any
     */
    private int save(String id, Document changes, @Nullable Integer version) {
        OptionalInt saved = changes.keySet().equals(Set.of(CampaignFields.NAME))
                ? edits.rename(id, changes.getString(CampaignFields.NAME), version)
                : edits.edit(id, changes, version);
        return saved.orElseThrow(() -> {
            Campaign now = campaigns.get(id);
            return version != null && version != now.version() ? Campaign.changed() : launched();
        });
    }

    private Document changes(Campaign campaign, CampaignRequest request, RequestedContent requested) {
        Document changes = new Document();
        CampaignContent content = request.tracked(requested.checkedContent(campaign.content(), campaign.message()));
        if (!content.equals(campaign.content())) {
            senders.require(content.channel());
            changes.putAll(content.fields());
        }
        requested
                .checkedMessage(campaign.message(), campaign.content())
                .ifPresent(message -> changes.append(CampaignFields.MESSAGE_TEMPLATE, message));
        request.otherSegment(campaign.segmentId()).ifPresent(id -> aim(changes, segments.get(id)));
        request.checkedRule()
                .filter(rule -> !rule.meansTheSameAs(campaign.rule()))
                .ifPresent(rule -> aim(changes, newSegment(campaign, rule, request)));
        request.checkedMaxSendRate()
                .filter(rate -> !rate.equals(campaign.sending().maxRate()))
                .ifPresent(rate -> changes.append(CampaignDocument.MAX_SEND_RATE, rate));
        request.schedule()
                .filter(schedule -> !schedule.equals(campaign.timings().schedule()))
                .ifPresent(_ -> schedule(changes, campaign, request));
        request.checkedControl()
                .filter(control -> !control.equals(campaign.control()))
                .ifPresent(control -> changes.putAll(CampaignDocument.fields(control)));
        return changes;
    }

    private Segment newSegment(Campaign campaign, RuleDefinition rule, CampaignRequest request) {
        requireNotLaunched(campaign);
        request.requireVersion(campaign.version());
        return segments.save(campaign.name(), null, rule);
    }

    private static void requireNotLaunched(Campaign campaign) {
        if (!Lifecycle.NOT_LAUNCHED.contains(campaign.status())) {
            throw launched();
        }
    }

    private static Refusal launched() {
        return Refusal.conflict("CAMPAIGN_LAUNCHED", "The campaign is launched; only its name can be changed any more");
    }

    private static void aim(Document changes, Segment segment) {
        changes.append(CampaignDocument.SEGMENT_ID, segment.id());
        changes.putAll(segment.rule().fields());
    }

    private void schedule(Document changes, Campaign campaign, CampaignRequest request) {
        if (campaign.message() == null && !changes.containsKey(CampaignFields.MESSAGE_TEMPLATE)) {
            throw Refusal.invalid("message", "is required for a scheduled campaign");
        }
        request.checkedSchedule(clock)
                .ifPresent(schedule -> changes.append(CampaignFields.STATUS, CampaignStatus.SCHEDULED.value())
                        .putAll(CampaignDocument.fields(schedule)));
    }
}
