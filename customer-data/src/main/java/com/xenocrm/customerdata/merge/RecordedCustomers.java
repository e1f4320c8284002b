package com.xenocrm.customerdata.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.xenocrm.contracts.message.CustomerReceived.Customer;

/**
 * Result of recording customers.
 *
 * @param created number of new documents
 * @param emails current emails of all documents concerned, changed or not
 * @param conflicts records whose identifier and email belong to different customers; they changed nothing
 */
public record RecordedCustomers(int created, Set<String> emails, List<Customer> conflicts) {

    RecordedCustomers and(RecordedCustomers more) {
        Set<String> all = new LinkedHashSet<>(emails);
        all.addAll(more.emails);
        List<Customer> conflicting = new ArrayList<>(conflicts);
        conflicting.addAll(more.conflicts);
        return new RecordedCustomers(created + more.created, all, conflicting);
    }
}
