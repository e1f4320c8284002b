package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.xenocrm.customerdata.order.StoredOrder;

/** Purchases of one customer in a period. */
record Purchases(long orders, BigDecimal revenue) {

    /** Returns the purchases from the first time (inclusive) to the second (exclusive). */
    static Purchases between(List<StoredOrder> all, Instant from, Instant until) {
        List<StoredOrder> within = all.stream()
                .filter(order -> !order.date().isBefore(from) && order.date().isBefore(until))
                .toList();
        return new Purchases(
                within.size(), within.stream().map(StoredOrder::paid).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
