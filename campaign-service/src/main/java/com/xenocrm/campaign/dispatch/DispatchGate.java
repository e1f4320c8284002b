package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.time.QuietHours;

/**
 * What keeps a page from going out just now: quiet hours, and a vendor who has not taken what is there. The latter
 * bounds what is on its way when a campaign is paused.
 */
@Component
class DispatchGate {

    private static final int MESSAGES_WAITING = 25;
    private static final Duration VENDOR_LOOKED_AT_AGAIN = Duration.ofMillis(250);

    private final QuietHours quietHours;
    private final VendorQueue vendor;
    private final Campaigns campaigns;
    private final MessagePublisher outbox;
    private final Clock clock;

    DispatchGate(QuietHours quietHours, VendorQueue vendor, Campaigns campaigns, MessagePublisher outbox, Clock clock) {
        this.quietHours = quietHours;
        this.vendor = vendor;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** True when the page has to wait; then it is asked for again by itself. */
    boolean apply(AudiencePageRequested request) {
        Instant now = clock.instant();
        Instant quietUntil = quietHours.until(now).orElse(null);
        if (quietUntil != null) {
            outbox.publishAfter(Duration.between(now, quietUntil), List.of(request));
            campaigns.heldUp(request.campaignId(), quietUntil);
            return true;
        }
        if (vendor.waiting() > MESSAGES_WAITING) {
            outbox.publishAfter(VENDOR_LOOKED_AT_AGAIN, List.of(request));
            campaigns.progressed(request.campaignId());
            return true;
        }
        return false;
    }
}
