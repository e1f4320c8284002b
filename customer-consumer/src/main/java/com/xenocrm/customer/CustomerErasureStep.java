package com.xenocrm.customer;

import java.util.List;
import java.util.function.Predicate;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.Erasure;

/** Erases a customer and announces the new one with the same {@code _id}, as the statistics must be recomputed. */
record CustomerErasureStep(CustomerErasure customers, MessagePublisher publisher) implements Predicate<Erasure> {

    /** Erases the document; returns true, as nothing is left. */
    @Override
    public boolean test(Erasure erasure) {
        customers.erase(erasure).ifPresent(email -> publisher.publish(List.of(new CustomerRecorded(List.of(email)))));
        return true;
    }
}
