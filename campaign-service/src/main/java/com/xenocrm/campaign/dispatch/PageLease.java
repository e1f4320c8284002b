package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;

/**
 * One dispatcher at a time has a page, however often it is asked for: after a pause, for one, the request from before
 * it and the one that resumes may both be there.
 */
@Component
class PageLease {

    private static final Duration LOOKED_AT_AGAIN = Duration.ofSeconds(1);

    private final PageFreezer freezer;
    private final CampaignPages pages;
    private final MessagePublisher outbox;

    PageLease(PageFreezer freezer, CampaignPages pages, MessagePublisher outbox) {
        this.freezer = freezer;
        this.pages = pages;
        this.outbox = outbox;
    }

    /** The page, when all of it is dispatched now; what is left of it, or in other hands, is asked for again. */
    Optional<FrozenPage> take(
            Campaign campaign, AudiencePageRequested request, Function<Recipients, PageResult> dispatch) {
        Recipients recipients = freezer.freeze(campaign, request);
        if (recipients.page().dispatched()) {
            return Optional.of(recipients.page());
        }
        Optional<FrozenPage> taken = pages.take(recipients.page());
        if (taken.isEmpty()) {
            outbox.publishAfter(LOOKED_AT_AGAIN, List.of(request));
            return Optional.empty();
        }
        return dispatch(taken.get(), recipients, dispatch);
    }

    private Optional<FrozenPage> dispatch(
            FrozenPage page, Recipients recipients, Function<Recipients, PageResult> dispatch) {
        PageResult sent;
        try {
            sent = page.dispatched() ? PageResult.WHOLE : dispatch.apply(new Recipients(page, recipients.customers()));
        } finally {
            pages.leave(page);
        }
        if (sent == PageResult.PART) {
            outbox.publish(List.of(new AudiencePageRequested(page.campaignId(), page.number(), null)));
        }
        return sent == PageResult.WHOLE ? Optional.of(page) : Optional.empty();
    }
}
