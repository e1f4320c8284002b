package com.xenocrm.campaigndata.communication;

/** Identifier of a page of a campaign's audience; pages are numbered from 0. */
public record PageId(String campaignId, int number) {

    /** Returns the {@code _id} of the page's document. */
    public String id() {
        return campaignId + ":" + number;
    }
}
