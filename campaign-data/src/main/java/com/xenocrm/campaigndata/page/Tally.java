package com.xenocrm.campaigndata.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Tally of a campaign: the sum over its pages. Communications that are not settled are pending, so the figures always
 * add up.
 *
 * @param inDoubt number of communications that may have been delivered or not; omitted from JSON if it is 0
 */
public record Tally(
        int sent,
        int failed,
        int pending,
        int suppressed,

        @JsonProperty("in_doubt") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int inDoubt,

        int audienceSize) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** Creates a tally without communications in doubt. */
    public Tally(int sent, int failed, int pending, int suppressed, int audienceSize) {
        this(sent, failed, pending, suppressed, 0, audienceSize);
    }

    /** Creates the tally of an audience of this size. */
    public static Tally of(int audience, int sent, int failed, int suppressed, int inDoubt) {
        return new Tally(sent, failed, audience - sent - failed - suppressed - inDoubt, suppressed, inDoubt, audience);
    }
}
