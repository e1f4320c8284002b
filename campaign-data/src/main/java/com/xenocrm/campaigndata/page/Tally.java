package com.xenocrm.campaigndata.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Tally of a campaign: the sum over its pages. Communications that are not settled are pending, so the figures always
 * add up.
 *
 * @param inDoubt number of communications that may have been delivered or not; omitted from JSON if it is 0
 * @param bounced number of sent communications that bounced later; omitted from JSON if it is 0
 * @param complained number of sent communications that the recipient complained about; omitted from JSON if it is 0
 */
public record Tally(
        int sent,
        int failed,
        int pending,
        int suppressed,

        @JsonProperty("in_doubt") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int inDoubt,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int bounced,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int complained,

        int audienceSize) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** Creates a tally without communications in doubt. */
    public Tally(int sent, int failed, int pending, int suppressed, int audienceSize) {
        this(sent, failed, pending, suppressed, 0, 0, 0, audienceSize);
    }

    /** Creates the tally of an audience of this size. */
    public static Tally of(int audience, int sent, int failed, int suppressed, int inDoubt) {
        int pending = audience - sent - failed - suppressed - inDoubt;
        return new Tally(sent, failed, pending, suppressed, inDoubt, 0, 0, audience);
    }

    /** Returns the tally with later events of the sent ones, such as bounces. */
    Tally returned(int bouncedLater, int complainedLater) {
        return new Tally(sent, failed, pending, suppressed, inDoubt, bouncedLater, complainedLater, audienceSize);
    }
}
