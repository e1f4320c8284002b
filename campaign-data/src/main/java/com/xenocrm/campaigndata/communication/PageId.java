package com.xenocrm.campaigndata.communication;

/** Identifies a page of a campaign's audience; pages count from 0. */
public record PageId(String campaignId, int number) {

    /** The page document's {@code _id}. */
    public String id() {
        return campaignId + ":" + number;
    }
}
