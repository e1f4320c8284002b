package com.xenocrm.campaign.control;

import java.math.BigDecimal;
import java.nio.ByteBuffer;

import com.xenocrm.kit.security.Sha256;
import com.xenocrm.kit.web.Refusal;

/**
 * Part of an audience that is held out. Membership is pseudo-random, independent between campaigns, and always the same
 * for a campaign and customer.
 *
 * @param hundredths size in hundredths of a percent
 */
public record ControlGroup(int hundredths) {

    /** Empty control group. */
    public static final ControlGroup NONE = new ControlGroup(0);

    /** Largest share of an audience that may be held out. */
    public static final int MAX_PERCENT = 50;

    private static final int PLACES = 2;
    private static final int EVERYBODY = 10_000;
    private static final BigDecimal MOST = BigDecimal.valueOf(MAX_PERCENT);

    /** Creates a group of this percentage; throws a 400 unless it is from 0 to 50 with at most two decimals. */
    public static ControlGroup ofPercent(BigDecimal percent) {
        if (percent.signum() < 0
                || percent.compareTo(MOST) > 0
                || percent.stripTrailingZeros().scale() > PLACES) {
            throw Refusal.invalid("control_percent", "must be 0 to 50, with at most two places");
        }
        return new ControlGroup(percent.movePointRight(PLACES).intValueExact());
    }

    /** Returns the percentage with two decimals. */
    public BigDecimal percent() {
        return BigDecimal.valueOf(hundredths, PLACES);
    }

    /** Returns whether this customer is held out of this campaign. */
    public boolean holdsOut(String campaignId, String customerId) {
        return hundredths > 0 && place(campaignId + ":" + customerId) < hundredths;
    }

    /** Returns a uniformly distributed number below {@link #EVERYBODY}. */
    private static int place(String communicationId) {
        long hash = ByteBuffer.wrap(Sha256.hash(communicationId)).getLong();
        return (int) Long.remainderUnsigned(hash, EVERYBODY);
    }
}
