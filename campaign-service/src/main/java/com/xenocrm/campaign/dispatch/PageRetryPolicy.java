package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;

/** Policy for pages that could not be dispatched, and for their campaigns. */
@Component
class PageRetryPolicy {

    private static final Logger log = LoggerFactory.getLogger(PageRetryPolicy.class);
    private static final List<Duration> BETWEEN_TRIES =
            Stream.of(1, 4, 16, 64).map(Duration::ofSeconds).toList();

    private final Campaigns campaigns;
    private final MessagePublisher publisher;

    PageRetryPolicy(Campaigns campaigns, MessagePublisher publisher) {
        this.campaigns = campaigns;
        this.publisher = publisher;
    }

    /**
     * Requests the page again after 1, 4, 16 and 64 seconds. Then marks the campaign as failed, and the remaining
     * recipients are recorded; if that fails too, closes the audience. Returns whether the same page is retried.
     */
    boolean tryAgain(AudiencePageRequested request, RuntimeException failure) {
        int tries = campaigns.failedTry(request.campaignId());
        if (tries == 0) {
            return false;
        }
        if (tries <= BETWEEN_TRIES.size()) {
            log.warn(
                    "Page {} of campaign {} could not be dispatched and will be retried",
                    request.page(),
                    request.campaignId(),
                    failure);
            publisher.publishAfter(BETWEEN_TRIES.get(tries - 1), List.of(request));
            return true;
        }
        String reason = "Page %d of the audience could not be sent in %d tries".formatted(request.page() + 1, tries);
        if (campaigns.fail(request.campaignId(), reason)) {
            publisher.publish(List.of(request));
        } else {
            campaigns.giveUpAudience(request.campaignId());
        }
        return false;
    }
}
