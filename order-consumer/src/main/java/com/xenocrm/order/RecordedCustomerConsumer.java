package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.contracts.CustomerRecorded;

/** Counts the orders that came before their customer, and what the shop reported for customers without any. */
class RecordedCustomerConsumer implements Consumer<List<CustomerRecorded>> {

    private final CustomerStatistics statistics;

    RecordedCustomerConsumer(CustomerStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void accept(List<CustomerRecorded> messages) {
        statistics.recompute(
                messages.stream().flatMap(message -> message.emails().stream()).collect(Collectors.toSet()));
    }
}
