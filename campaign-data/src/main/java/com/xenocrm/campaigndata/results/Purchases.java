package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What one customer ordered in a span of time. */
record Purchases(long orders, BigDecimal revenue) {

    /** Of these orders those from the first moment on, before the second. */
    static Purchases between(List<Purchase> all, Instant from, Instant until) {
        List<Purchase> within = all.stream()
                .filter(purchase ->
                        !purchase.at().isBefore(from) && purchase.at().isBefore(until))
                .toList();
        return new Purchases(
                within.size(), within.stream().map(Purchase::paid).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** One completed order; what was paid back is off. */
    record Purchase(Instant at, BigDecimal paid) {}
}
