package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.customerdata.statistics.CustomerStatistics;

/**
 * Recomputes the statistics of new and changed customers, and of other customers for whom their orders may have
 * counted.
 */
class RecordedCustomerConsumer implements Consumer<List<CustomerRecorded>> {

    private final CustomerStatistics statistics;

    RecordedCustomerConsumer(CustomerStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void accept(List<CustomerRecorded> messages) {
        statistics.customersChanged(
                messages.stream().flatMap(message -> message.emails().stream()).collect(Collectors.toSet()));
    }
}
