package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.customerdata.customer.Customer;

/** Freezes the recipients of a page; later changes of the rule's result do not affect it. */
@Component
class PageFreezer {

    private final Audiences audiences;
    private final CampaignPages pages;
    private final PageSize pageSize;
    private final Clock clock;

    PageFreezer(Audiences audiences, CampaignPages pages, PageSize pageSize, Clock clock) {
        this.audiences = audiences;
        this.pages = pages;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    /**
     * Returns the frozen page with its recipients; as long as nothing has been published, deleted customers are left
     * out.
     */
    Recipients freeze(Campaign campaign, AudiencePageRequested request) {
        return pages.find(campaign.id(), request.page()).map(this::again).orElseGet(() -> freezeNew(campaign, request));
    }

    /** The request for a page proves that everything on the page before is with the broker, whether or not that was recorded. */
    private Recipients freezeNew(Campaign campaign, AudiencePageRequested request) {
        if (request.page() > 0) {
            pages.markDispatched(new PageId(campaign.id(), request.page() - 1));
        }
        Instant now = clock.instant();
        List<Customer> customers = select(campaign, request);
        FrozenPage page = FrozenPage.of(
                campaign.id(),
                request.page(),
                customers.stream().map(Customer::id).toList(),
                customers.size() < pageSize.customers());
        return pages.freeze(page)
                ? new Recipients(page, customers, now)
                : pages.find(campaign.id(), request.page()).map(this::again).orElseThrow();
    }

    private List<Customer> select(Campaign campaign, AudiencePageRequested request) {
        Snapshot snapshot = campaign.snapshot();
        return snapshot == null
                ? List.of()
                : audiences.after(request.afterCustomerId(), campaign.rule().rule(), snapshot, pageSize.customers());
    }

    private Recipients again(FrozenPage page) {
        Instant now = clock.instant();
        return new Recipients(
                page, page.dispatched() || page.opened() ? List.of() : audiences.byIds(page.customerIds()), now);
    }

    /** Largest number of customers on a page. */
    record PageSize(int customers) {}

    /** Recipients of a page, none of whom was read before this time. */
    record Recipients(FrozenPage page, List<Customer> customers, Instant readAt) {}
}
