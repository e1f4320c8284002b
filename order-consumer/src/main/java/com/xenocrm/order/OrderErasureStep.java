package com.xenocrm.order;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.order.OrderErasure;
import com.xenocrm.customerdata.statistics.CustomerStatistics;

/**
 * Erases a person from orders, then recomputes the customers who have the identifiers now, and those whom the orders also
 * named: the orders are no longer theirs.
 */
record OrderErasureStep(OrderErasure orders, Erasures erasures, CustomerStatistics statistics)
        implements Predicate<Erasure> {

    @Override
    public boolean test(Erasure erasure) {
        boolean complete = orders.erase(erasure, others -> erasures.addNamed(erasure.id(), others));
        Set<String> changed = new HashSet<>(erasures.named(erasure.id()));
        changed.addAll(Objects.requireNonNull(erasure.person()).all());
        statistics.ordersChanged(changed);
        return complete;
    }
}
