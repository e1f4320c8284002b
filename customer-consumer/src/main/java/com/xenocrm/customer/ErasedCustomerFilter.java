package com.xenocrm.customer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.merge.RestoredCustomers;

/**
 * Drops records that are older than the erasure of their person, such as those of a replayed dead letter. A record may
 * become so while it is stored, so the comparison is repeated afterwards, also for one that is delivered again.
 */
class ErasedCustomerFilter implements Consumer<List<CustomerReceived>> {

    private final ErasedRecords erased;
    private final RestoredCustomers restored;
    private final MessagePublisher publisher;
    private final Consumer<List<CustomerReceived>> next;

    ErasedCustomerFilter(
            ErasedRecords erased,
            RestoredCustomers restored,
            MessagePublisher publisher,
            Consumer<List<CustomerReceived>> next) {
        this.erased = erased;
        this.restored = restored;
        this.publisher = publisher;
        this.next = next;
    }

    @Override
    public void accept(List<CustomerReceived> messages) {
        List<Customer> received = messages.stream()
                .flatMap(message -> message.customers().stream())
                .toList();
        next.accept(List.of(new CustomerReceived(erased.current(received))));
        Map<Customer, Long> outdated = erased.outdated(received);
        if (!outdated.isEmpty()) {
            publisher.publish(CrmMessage.split(restored.erase(outdated), CustomerRecorded::new));
        }
    }
}
