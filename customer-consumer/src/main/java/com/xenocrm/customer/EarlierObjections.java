package com.xenocrm.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.SuppressionAssignment;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.merge.CustomerRecords;

/**
 * Assigns objections to the customers who come with their addresses afterwards, so that they follow them to other addresses
 * (decision 0024).
 */
class EarlierObjections implements Consumer<List<CustomerReceived>> {

    private final Consumer<List<CustomerReceived>> recording;
    private final SuppressionAssignment suppressions;
    private final CustomerIdentities customers;

    EarlierObjections(
            Consumer<List<CustomerReceived>> recording,
            SuppressionAssignment suppressions,
            CustomerIdentities customers) {
        this.recording = recording;
        this.suppressions = suppressions;
        this.customers = customers;
    }

    @Override
    public void accept(List<CustomerReceived> messages) {
        recording.accept(messages);
        Map<String, List<Customer>> byEmail = messages.stream()
                .flatMap(message -> message.customers().stream())
                .collect(Collectors.groupingBy(Customer::email));
        List<Suppression> objections = suppressions.unassigned(byEmail.keySet());
        if (!objections.isEmpty()) {
            suppressions.assign(owners(objections, byEmail));
        }
    }

    private Map<Suppression, CustomerIdentity> owners(
            List<Suppression> objections, Map<String, List<Customer>> byEmail) {
        Map<String, CustomerIdentity> present =
                customers.byEmail(objections.stream().map(Suppression::email).toList()).stream()
                        .collect(Collectors.toMap(CustomerIdentity::email, customer -> customer));
        Map<Suppression, CustomerIdentity> owners = new HashMap<>();
        for (Suppression objection : objections) {
            Optional.ofNullable(present.get(objection.email()))
                    .or(() -> moved(objection.email(), byEmail.getOrDefault(objection.email(), List.of())))
                    .ifPresent(owner -> owners.put(objection, owner));
        }
        return owners;
    }

    /** Returns the customer of records with this address who has another one by now. */
    private Optional<CustomerIdentity> moved(String email, List<Customer> records) {
        return customers.formerlyAt(
                email,
                records.stream()
                        .flatMap(record -> CustomerRecords.identifiers(record).stream())
                        .toList());
    }
}
