package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;

/** What becomes of a page that could not be dispatched, and of its campaign. */
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
     * Asks for the page again after 1, 4, 16, 64 seconds. After that the campaign has failed, and the rest of its
     * audience is accounted for; when not even that can be done, the audience ends here. False for this last try.
     */
    boolean tryAgain(AudiencePageRequested request, RuntimeException failure) {
        int tries = campaigns.failedTry(request.campaignId());
        if (tries == 0) {
            return false;
        }
        if (tries <= BETWEEN_TRIES.size()) {
            log.warn("Page {} of campaign {} will be tried again", request.page(), request.campaignId(), failure);
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
