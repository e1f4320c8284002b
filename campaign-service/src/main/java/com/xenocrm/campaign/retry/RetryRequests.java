package com.xenocrm.campaign.retry;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.web.Refusal;

/**
 * Requests another attempt for all failed communications of a campaign, or for all in doubt. The state changes only
 * when a message that names the attempt is handled, so a repeated request causes the same attempt, not another one.
 */
@Component
class RetryRequests {

    private static final Set<CampaignStatus> MAY_BE_RETRIED =
            EnumSet.of(CampaignStatus.RUNNING, CampaignStatus.COMPLETED);

    private final Campaigns campaigns;
    private final CommunicationLog log;
    private final MessagePublisher publisher;
    private final AuditLog audit;

    RetryRequests(Campaigns campaigns, CommunicationLog log, MessagePublisher publisher, AuditLog audit) {
        this.campaigns = campaigns;
        this.log = log;
        this.publisher = publisher;
        this.audit = audit;
    }

    /** Publishes a request for each failed communication and returns their number. */
    int retry(String campaignId, Actor by) {
        return request(CommunicationStatus.FAILED, AuditAction.CAMPAIGN_FAILURES_RETRIED, campaignId, by);
    }

    /** Requests another attempt at the communications in doubt, some of which may have been delivered. */
    int resend(String campaignId, Actor by) {
        return request(CommunicationStatus.IN_DOUBT, AuditAction.CAMPAIGN_DOUBTS_RESENT, campaignId, by);
    }

    private int request(CommunicationStatus status, AuditAction action, String campaignId, Actor by) {
        Campaign campaign = campaigns.get(campaignId);
        if (!MAY_BE_RETRIED.contains(campaign.status())) {
            throw Refusal.conflict(
                    "CAMPAIGN_STATE", "A campaign that is " + campaign.status().value() + " cannot be retried");
        }
        audit.record(action, by, campaign.id(), Map.of("name", campaign.name()));
        int asked = 0;
        List<Retry> failed = log.settledAs(status, campaign.id(), "", CrmMessage.MAX_RECORDS);
        if (!failed.isEmpty()) {
            campaigns.reopen(campaign.id());
        }
        while (!failed.isEmpty()) {
            publisher.publish(List.of(new RetryRequested(failed)));
            asked += failed.size();
            failed = log.settledAs(status, campaign.id(), failed.getLast().communicationId(), CrmMessage.MAX_RECORDS);
        }
        return asked;
    }
}
