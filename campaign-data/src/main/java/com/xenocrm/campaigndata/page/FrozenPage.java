package com.xenocrm.campaigndata.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.PageId;

/**
 * Page of a campaign's audience with its recipients, which do not change when customers or rules change.
 *
 * @param number number of the page, from 0
 * @param last whether no page follows; only the last page may be empty
 */
public record FrozenPage(String campaignId, int number, List<String> customerIds, boolean last, Progress progress) {

    /** Creates a page of which nothing has been published. */
    public static FrozenPage of(String campaignId, int number, List<String> customerIds, boolean last) {
        return new FrozenPage(campaignId, number, customerIds, last, new Progress(false, null, null, null));
    }

    /** Returns the identifier of the page. */
    public PageId pageId() {
        return new PageId(campaignId, number);
    }

    /** Returns the {@code _id} of the page's document. */
    public String id() {
        return pageId().id();
    }

    /** Returns whether the whole page and the request for the next one have been published. */
    public boolean dispatched() {
        return progress.dispatched();
    }

    /** Returns whether all log entries of the page have been created. */
    public boolean opened() {
        return progress.releasedTo() != null;
    }

    /** Returns the customers whose communications may not have been published yet. */
    public List<String> unpublished() {
        return after(progress.publishedTo());
    }

    /** Returns the customers whose communications have certainly not been published. */
    public List<String> unreleased() {
        return after(progress.releasedTo());
    }

    private List<String> after(@Nullable String customerId) {
        return customerIds.subList(customerId == null ? 0 : customerIds.indexOf(customerId) + 1, customerIds.size());
    }

    /**
     * Progress of a page's dispatch, in the order of its customers.
     *
     * @param releasedTo last customer whose communication may have been published; null for none
     * @param publishedTo last customer whose communication has been published; null for none
     * @param takenUntil end of the current lease; null without one
     */
    public record Progress(
            boolean dispatched,
            @Nullable String releasedTo,
            @Nullable String publishedTo,
            @Nullable Instant takenUntil) {}
}
