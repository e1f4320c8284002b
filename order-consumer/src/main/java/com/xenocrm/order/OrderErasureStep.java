package com.xenocrm.order;

import java.util.Objects;
import java.util.function.Predicate;

import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.order.OrderErasure;
import com.xenocrm.customerdata.statistics.CustomerStatistics;

/** Erases a person from orders, then recomputes the customers who have the identifiers now: the orders are no longer theirs. */
record OrderErasureStep(OrderErasure orders, CustomerStatistics statistics) implements Predicate<Erasure> {

    @Override
    public boolean test(Erasure erasure) {
        boolean complete = orders.erase(erasure);
        statistics.ordersChanged(Objects.requireNonNull(erasure.person()).all());
        return complete;
    }
}
