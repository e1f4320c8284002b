package com.xenocrm.delivery;

/** One frozen page of a campaign's audience, counted from 0. */
record AudiencePage(String campaignId, int number) {

    /** The page document's {@code _id}. */
    String id() {
        return campaignId + ":" + number;
    }
}
