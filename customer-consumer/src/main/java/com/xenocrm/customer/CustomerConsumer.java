package com.xenocrm.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.xenocrm.contracts.CrmMessage;
import com.xenocrm.contracts.CustomerReceived;
import com.xenocrm.contracts.CustomerReceived.Customer;
import com.xenocrm.contracts.CustomerRecorded;

/**
 * Records the customers of a batch, then says so for every one of them, new or not: a crash between the two is repaired
 * by the redelivery.
 */
class CustomerConsumer implements Consumer<List<CustomerReceived>> {

    private final Customers customers;
    private final Consumer<List<CustomerRecorded>> recorded;

    CustomerConsumer(Customers customers, Consumer<List<CustomerRecorded>> recorded) {
        this.customers = customers;
        this.recorded = recorded;
    }

    @Override
    public void accept(List<CustomerReceived> messages) {
        List<Customer> received = messages.stream()
                .flatMap(message -> message.customers().stream())
                .toList();
        customers.record(received);
        recorded.accept(
                inMessages(received.stream().map(Customer::email).distinct().toList()));
    }

    private static List<CustomerRecorded> inMessages(List<String> emails) {
        List<CustomerRecorded> messages = new ArrayList<>();
        for (int from = 0; from < emails.size(); from += CrmMessage.MAX_RECORDS) {
            int to = Math.min(from + CrmMessage.MAX_RECORDS, emails.size());
            messages.add(new CustomerRecorded(emails.subList(from, to)));
        }
        return messages;
    }
}
