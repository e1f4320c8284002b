package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.time.QuietHours;

/**
 * Decides whether a page may be dispatched now, by campaign status, quiet hours and the vendor's queue. The queue limit
 * bounds the messages that are still delivered after a pause.
 */
@Component
class DispatchGate {

    private static final Logger log = LoggerFactory.getLogger(DispatchGate.class);

    private static final int MAX_QUEUED_MESSAGES = 25;
    private static final Duration QUEUE_CHECK_INTERVAL = Duration.ofMillis(250);

    private final QuietHours quietHours;
    private final SenderQueues vendor;
    private final Campaigns campaigns;
    private final MessagePublisher publisher;
    private final Clock clock;

    DispatchGate(
            QuietHours quietHours, SenderQueues vendor, Campaigns campaigns, MessagePublisher publisher, Clock clock) {
        this.quietHours = quietHours;
        this.vendor = vendor;
        this.campaigns = campaigns;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Returns the campaign if its page may be dispatched now. Requests the page again later in quiet hours or if the
     * vendor's queue is full; a paused or completed campaign gets no page.
     */
    Optional<Campaign> admit(AudiencePageRequested request) {
        return campaigns.find(request.campaignId()).filter(campaign -> admits(campaign, request));
    }

    /**
     * Returns whether the campaign ended before its whole audience was written to; the remaining recipients are still
     * recorded.
     */
    boolean isEndedEarly(Campaign campaign) {
        return campaign.status() == CampaignStatus.CANCELLED || campaign.status() == CampaignStatus.FAILED;
    }

    /** Records progress of the campaign, for the detection of stalled campaigns. */
    void recordProgress(Campaign campaign) {
        campaigns.progressed(campaign.id());
    }

    private boolean admits(Campaign campaign, AudiencePageRequested request) {
        return switch (campaign.status()) {
            case PENDING -> campaigns.run(campaign.id()) && !holdsBack(campaign, request);
            case RUNNING -> !holdsBack(campaign, request);
            case CANCELLED, FAILED -> true;
            case DRAFT, SCHEDULED, PAUSED, COMPLETED -> {
                log.info("Campaign {} is not running; page {} is not dispatched", campaign.id(), request.page());
                yield false;
            }
        };
    }

    private boolean holdsBack(Campaign campaign, AudiencePageRequested request) {
        Instant now = clock.instant();
        Instant quietUntil = quietHours.until(now).orElse(null);
        if (quietUntil != null) {
            publisher.publishAfter(Duration.between(now, quietUntil), List.of(request));
            campaigns.heldUp(request.campaignId(), quietUntil);
            return true;
        }
        if (vendor.waiting(campaign.content().channel()) > MAX_QUEUED_MESSAGES) {
            publisher.publishAfter(QUEUE_CHECK_INTERVAL, List.of(request));
            campaigns.waitsForSender(request.campaignId());
            return true;
        }
        return false;
    }
}
