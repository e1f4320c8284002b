package com.xenocrm.campaigndata.page;

/** A campaign's figures: the sum of its pages. What is not settled is pending, so they always add up. */
public record Tally(int sent, int failed, int pending, int suppressed, int audienceSize) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** Tally of an audience of this size. */
    public static Tally of(int audience, int sent, int failed, int suppressed) {
        return new Tally(sent, failed, audience - sent - failed - suppressed, suppressed, audience);
    }
}
