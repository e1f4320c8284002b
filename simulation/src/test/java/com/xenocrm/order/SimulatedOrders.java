package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.order.OrderErasure;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.simulation.replica.Surroundings;

/** The consumers of orders and of recorded customers of one replica. */
public final class SimulatedOrders {

    private SimulatedOrders() {}

    /** Returns the consumer of order records. */
    public static Consumer<List<OrderReceived>> consumer(Surroundings with, CustomerStatistics statistics) {
        return new ErasedOrderFilter(
                with.erasedRecords(), new OrderConsumer(new OrderRecords(with.mongo()), statistics));
    }

    /** Returns the consumer of recorded customers. */
    public static Consumer<List<CustomerRecorded>> recorded(CustomerStatistics statistics) {
        return new RecordedCustomerConsumer(statistics);
    }

    /** Returns the consumer of requests to erase a person from orders. */
    public static Consumer<List<ErasureRequested>> erasures(Surroundings with, CustomerStatistics statistics) {
        return new ErasureConsumer(
                with.erasures(),
                Exchanges.ORDERS_TO_ERASE,
                new OrderErasureStep(new OrderErasure(with.mongo()), with.erasures(), statistics));
    }
}
