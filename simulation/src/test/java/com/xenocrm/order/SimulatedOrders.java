package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.simulation.replica.Surroundings;

/** The consumers of orders and of recorded customers of one replica. */
public final class SimulatedOrders {

    private SimulatedOrders() {}

    /** Returns the consumer of order records. */
    public static Consumer<List<OrderReceived>> consumer(
            Surroundings with, ErasedRecords erased, CustomerStatistics statistics) {
        return new ErasedOrderFilter(erased, new OrderConsumer(new OrderRecords(with.mongo()), statistics));
    }

    /** Returns the consumer of recorded customers. */
    public static Consumer<List<CustomerRecorded>> recorded(CustomerStatistics statistics) {
        return new RecordedCustomerConsumer(statistics);
    }
}
