package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.customerdata.merge.RecordedCustomers;

/**
 * Records the customers of a batch, then announces each of them, new or not: the redelivery after a crash in between
 * repeats the announcement.
 */
class CustomerConsumer implements Consumer<List<CustomerReceived>> {

    private final CustomerRecords customers;
    private final MessagePublisher publisher;
    private final Consumer<Customer> conflicts;
    private final Counter created;
    private final Counter merged;

    /** Creates the consumer.
     * @param conflicts receiver of records whose identifier and email belong to different customers
     */
    CustomerConsumer(
            CustomerRecords customers, MessagePublisher publisher, Consumer<Customer> conflicts, MeterRegistry meters) {
        this.customers = customers;
        this.publisher = publisher;
        this.conflicts = conflicts;
        this.created = Counter.builder("crm.customers.created")
                .description("Records that made a new customer")
                .register(meters);
        this.merged = Counter.builder("crm.customers.merged")
                .description("Records of customers that were there already; a redelivery counts again")
                .register(meters);
    }

    @Override
    public void accept(List<CustomerReceived> messages) {
        List<Customer> received = messages.stream()
                .flatMap(message -> message.customers().stream())
                .toList();
        RecordedCustomers outcome = customers.record(received);
        publisher.publish(CrmMessage.split(List.copyOf(outcome.emails()), CustomerRecorded::new));
        outcome.conflicts().forEach(conflicts);
        created.increment(outcome.created());
        merged.increment(
                received.size() - outcome.created() - outcome.conflicts().size());
    }
}
