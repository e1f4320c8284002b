package com.xenocrm.campaigndata.page;

/**
 * Tally of a campaign: the sum over its pages. Communications that are not settled are pending, so the figures always
 * add up.
 */
public record Tally(int sent, int failed, int pending, int suppressed, int audienceSize) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** Creates the tally of an audience of this size. */
    public static Tally of(int audience, int sent, int failed, int suppressed) {
        return new Tally(sent, failed, audience - sent - failed - suppressed, suppressed, audience);
    }
}
