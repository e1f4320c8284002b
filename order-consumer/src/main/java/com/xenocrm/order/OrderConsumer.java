package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.contracts.OrderReceived;
import com.xenocrm.contracts.OrderReceived.Order;

/** Records the orders of a batch, then recomputes the statistics of every customer that they name. */
class OrderConsumer implements Consumer<List<OrderReceived>> {

    private final Orders orders;
    private final CustomerStatistics statistics;

    OrderConsumer(Orders orders, CustomerStatistics statistics) {
        this.orders = orders;
        this.statistics = statistics;
    }

    @Override
    public void accept(List<OrderReceived> messages) {
        List<Order> received =
                messages.stream().flatMap(message -> message.orders().stream()).toList();
        orders.record(received);
        statistics.recompute(received.stream().map(OrderUpdate::customerRef).collect(Collectors.toSet()));
    }
}
