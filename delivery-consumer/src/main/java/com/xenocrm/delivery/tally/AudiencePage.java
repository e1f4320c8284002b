package com.xenocrm.delivery.tally;

/** One frozen page of a campaign's audience, counted from 0. */
public record AudiencePage(String campaignId, int number) {

    /** The page document's {@code _id}. */
    public String id() {
        return campaignId + ":" + number;
    }
}
