package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;

/** Records the orders of a batch, then recomputes the statistics of all customers that they name or once named. */
class OrderConsumer implements Consumer<List<OrderReceived>> {

    private final OrderRecords orders;
    private final CustomerStatistics statistics;

    OrderConsumer(OrderRecords orders, CustomerStatistics statistics) {
        this.orders = orders;
        this.statistics = statistics;
    }

    @Override
    public void accept(List<OrderReceived> messages) {
        List<Order> received =
                messages.stream().flatMap(message -> message.orders().stream()).toList();
        statistics.ordersChanged(orders.record(received));
    }
}
