package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.erasure.ErasedRecords;

/** Drops records that are older than the erasure of their person, such as those of a replayed dead letter. */
class ErasedCustomerFilter implements Consumer<List<CustomerReceived>> {

    private final ErasedRecords erased;
    private final Consumer<List<CustomerReceived>> next;

    ErasedCustomerFilter(ErasedRecords erased, Consumer<List<CustomerReceived>> next) {
        this.erased = erased;
        this.next = next;
    }

    @Override
    public void accept(List<CustomerReceived> messages) {
        List<Customer> received = messages.stream()
                .flatMap(message -> message.customers().stream())
                .toList();
        next.accept(List.of(new CustomerReceived(erased.current(received))));
    }
}
