package com.xenocrm.customerdata.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/** Money as it is shown: two places. */
public final class Amounts {

    private static final int PLACES = 2;

    private Amounts() {}

    /** With two places; nothing stored is nothing spent. */
    public static BigDecimal shown(@Nullable BigDecimal stored) {
        return (stored == null ? BigDecimal.ZERO : stored).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
