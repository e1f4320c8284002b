package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.math.RoundingMode;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Accumulated purchases of one group, added customer by customer. <p>Mean and sum of squares by Welford, "Note on a
 * method for calculating corrected sums of squares and products", Technometrics 4 (1962): the mean is subtracted before
 * squaring, so large sums keep their precision.
 */
public final class GroupPurchases {

    private static final int PLACES = 2;

    private long customers;
    private long buyers;
    private long orders;
    private BigDecimal revenue = BigDecimal.ZERO;
    private double mean;
    private double squares;

    /** Adds a customer with their purchases, which may be none. */
    void add(Purchases purchases) {
        customers++;
        buyers += purchases.orders() > 0 ? 1 : 0;
        orders += purchases.orders();
        revenue = revenue.add(purchases.revenue());
        double spent = purchases.revenue().doubleValue();
        double distance = spent - mean;
        mean += distance / customers;
        squares += distance * (spent - mean);
    }

    /** Returns mean and variance of the revenue per customer. */
    public Sample sample() {
        return new Sample(customers, mean, customers > 1 ? squares / (customers - 1) : 0);
    }

    public View view() {
        BigDecimal each = customers == 0
                ? BigDecimal.ZERO
                : revenue.divide(BigDecimal.valueOf(customers), PLACES, RoundingMode.HALF_UP);
        return new View(
                customers,
                buyers,
                orders,
                revenue.setScale(PLACES, RoundingMode.HALF_UP),
                each.setScale(PLACES, RoundingMode.HALF_UP));
    }

    /** Figures of the group as reported; money with two decimals. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record View(long customers, long buyers, long orders, BigDecimal revenue, BigDecimal revenuePerCustomer) {}
}
