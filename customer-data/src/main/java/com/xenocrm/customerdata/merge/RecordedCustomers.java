package com.xenocrm.customerdata.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.xenocrm.contracts.message.CustomerReceived.Customer;

/**
 * What became of some records.
 *
 * @param created how many new documents were made
 * @param emails the emails that the documents concerned have now, new or not, changed or not
 * @param conflicts the records whose identifier and email belong to two different customers; they changed nothing
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
