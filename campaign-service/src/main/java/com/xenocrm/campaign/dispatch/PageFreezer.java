package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.customerdata.customer.Customer;

/** Freezes the recipients of a page; later changes of the rule's result do not affect it. */
@Component
class PageFreezer {

    private static final int PAGE_SIZE = 500;

    private final Audiences audiences;
    private final CampaignPages pages;

    PageFreezer(Audiences audiences, CampaignPages pages) {
        this.audiences = audiences;
        this.pages = pages;
    }

    /**
     * Returns the frozen page with its recipients; as long as nothing has been published, deleted customers are left
     * out.
     */
    Recipients freeze(Campaign campaign, AudiencePageRequested request) {
        return pages.find(campaign.id(), request.page()).map(this::again).orElseGet(() -> freezeNew(campaign, request));
    }

    private Recipients freezeNew(Campaign campaign, AudiencePageRequested request) {
        List<Customer> customers = select(campaign, request);
        FrozenPage page = FrozenPage.of(
                campaign.id(),
                request.page(),
                customers.stream().map(Customer::id).toList(),
                customers.size() < PAGE_SIZE);
        return pages.freeze(page)
                ? new Recipients(page, customers)
                : pages.find(campaign.id(), request.page()).map(this::again).orElseThrow();
    }

    private List<Customer> select(Campaign campaign, AudiencePageRequested request) {
        Snapshot snapshot = campaign.snapshot();
        return snapshot == null
                ? List.of()
                : audiences.after(request.afterCustomerId(), campaign.rule().rule(), snapshot, PAGE_SIZE);
    }

    private Recipients again(FrozenPage page) {
        return new Recipients(
                page, page.dispatched() || page.opened() ? List.of() : audiences.byIds(page.customerIds()));
    }

    record Recipients(FrozenPage page, List<Customer> customers) {}
}
