package com.xenocrm.campaign.page;

import java.util.List;

/**
 * One page of a campaign's audience, settled once and for all: whatever happens to customers or rules, these are the
 * recipients.
 *
 * @param number counted from 0
 * @param last no page follows; only the last page may be empty
 * @param dispatched everything on it is with the broker, and so is the request for the page that follows
 */
public record FrozenPage(String campaignId, int number, List<String> customerIds, boolean last, boolean dispatched) {

    /** The page document's {@code _id}. */
    public String id() {
        return id(campaignId, number);
    }

    static String id(String campaignId, int number) {
        return campaignId + ":" + number;
    }
}
