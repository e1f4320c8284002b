package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.customerdata.erasure.ErasedRecords;

/** Anonymises orders that are older than the erasure of their person, such as those of a replayed dead letter. */
class ErasedOrderFilter implements Consumer<List<OrderReceived>> {

    private final ErasedRecords erased;
    private final Consumer<List<OrderReceived>> next;

    ErasedOrderFilter(ErasedRecords erased, Consumer<List<OrderReceived>> next) {
        this.erased = erased;
        this.next = next;
    }

    @Override
    public void accept(List<OrderReceived> messages) {
        List<Order> received =
                messages.stream().flatMap(message -> message.orders().stream()).toList();
        next.accept(List.of(new OrderReceived(erased.anonymised(received))));
    }
}
