package com.xenocrm.customerdata.customer;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Presentation of amounts of money. */
public final class Amounts {

    private static final int FEWEST_PLACES = 2;

    private Amounts() {}

    /** Returns the amount with all its decimals, but at least two; zero if there is none. */
    public static BigDecimal shown(@Nullable BigDecimal stored) {
        BigDecimal amount = stored == null ? BigDecimal.ZERO : stored;
        return amount.setScale(Math.max(FEWEST_PLACES, amount.scale()));
    }
}
