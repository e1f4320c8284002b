package com.xenocrm.campaigndata.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.PageId;

/**
 * One page of a campaign's audience, settled once and for all: whatever happens to customers or rules, these are the
 * recipients.
 *
 * @param number counted from 0
 * @param last no page follows; only the last page may be empty
 */
public record FrozenPage(String campaignId, int number, List<String> customerIds, boolean last, Progress progress) {

    /** A page of which nothing has gone out. */
    public static FrozenPage of(String campaignId, int number, List<String> customerIds, boolean last) {
        return new FrozenPage(campaignId, number, customerIds, last, new Progress(false, null, null, null));
    }

    /** Identifies the page. */
    public PageId pageId() {
        return new PageId(campaignId, number);
    }

    /** The page document's {@code _id}. */
    public String id() {
        return pageId().id();
    }

    /** Everything on it is with the broker, and so is the request for the page that follows. */
    public boolean dispatched() {
        return progress.dispatched();
    }

    /** Its log entries are all open. */
    public boolean opened() {
        return progress.releasedTo() != null;
    }

    /** The customers of whom it is not known that their communication is with the broker. */
    public List<String> unpublished() {
        return after(progress.publishedTo());
    }

    /** The customers whose communication is certainly not with the broker. */
    public List<String> unreleased() {
        return after(progress.releasedTo());
    }

    private List<String> after(@Nullable String customerId) {
        return customerIds.subList(customerId == null ? 0 : customerIds.indexOf(customerId) + 1, customerIds.size());
    }

    /**
     * How far a page has gone out, in the order of its customers.
     *
     * @param releasedTo up to this customer communications may be with the broker; null for none
     * @param publishedTo up to this customer they are; null for none
     * @param takenUntil until when whoever has taken it may dispatch it; null for nobody
     */
    public record Progress(
            boolean dispatched,
            @Nullable String releasedTo,
            @Nullable String publishedTo,
            @Nullable Instant takenUntil) {}
}
