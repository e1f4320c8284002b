package com.xenocrm.simulation.shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** No record of a customer is lost, none is another customer's, and each customer is a fold over the records. */
final class CustomerPromises {

    private final World world;
    private final Theme theme;
    private final Ledger ledger;
    private final Parking parking;

    CustomerPromises(World world, Theme theme, Ledger ledger, Parking parking) {
        this.world = world;
        this.theme = theme;
        this.ledger = ledger;
        this.parking = parking;
    }

    void check() {
        ledger.lost().forEach(record -> broken("no accepted record is lost", record + " never reached the broker"));
        Map<String, List<Document>> byTrace = new HashMap<>();
        List<Document> customers = world.database().all("customers").toList();
        for (Document customer : customers) {
            traces(customer)
                    .forEach(trace -> byTrace.computeIfAbsent(trace, _ -> new ArrayList<>())
                            .add(customer));
        }
        Set<String> parked = parking.parked().stream().map(Ledger::trace).collect(Collectors.toSet());
        ledger.customers().forEach((trace, record) -> {
            List<Document> holders = byTrace.getOrDefault(trace, List.of());
            if (holders.isEmpty() && !parked.contains(trace)) {
                broken("no accepted record is lost", record + " is nowhere");
            }
            if (holders.size() > 1 && theme != Theme.REUSED) {
                broken("a record is one customer's", record + " is in " + holders);
            }
        });
        parking.parked().forEach(record -> checkConflict(record, customers));
        customers.forEach(this::checkCustomer);
    }

    private void checkCustomer(Document customer) {
        List<Customer> records = traces(customer).stream()
                .map(trace -> ledger.customers().get(trace))
                .toList();
        if (records.isEmpty() || records.contains(null)) {
            broken("a customer has records", customer + " has " + records);
            return;
        }
        Set<String> names = new HashSet<>(Values.texts(customer.get("former_customer_ids")));
        names.addAll(Values.texts(customer.get("former_emails")));
        for (String field : List.of("_id", "customer_id", "email")) {
            if (customer.get(field) != null) {
                names.add((String) customer.get(field));
            }
        }
        for (Customer record : records) {
            boolean isNamed = record.patch() == null
                    ? names.contains(record.email())
                            && (record.customerId() == null || names.contains(record.customerId()))
                    : record.patch().id().equals(customer.get("_id"));
            if (!isNamed) {
                broken("a record is its customer's", record + " is in " + customer);
            }
        }
        String difference = CustomerFold.of(records).difference(customer);
        if (difference != null) {
            broken("a customer is a fold over the records", difference + " in " + customer + " of " + records);
        }
    }

    /** A record stays parked when another customer has what it would take. */
    private void checkConflict(Customer record, List<Document> customers) {
        String own = record.patch() == null ? null : record.patch().id();
        boolean isTaken = customers.stream()
                .filter(customer -> !customer.get("_id").equals(own))
                .anyMatch(customer -> record.email().equals(customer.get("email"))
                        || (record.customerId() != null && record.customerId().equals(customer.get("customer_id"))));
        if (!isTaken) {
            broken("only conflicts are parked", record + " is in conflict with nobody");
        }
    }

    private static List<String> traces(Document customer) {
        List<String> names = new ArrayList<>(Values.texts(customer.get("tags")));
        if (customer.get("attributes") instanceof Document attributes) {
            names.addAll(attributes.keySet());
        }
        return names.stream().filter(Ledger::isTrace).toList();
    }

    private void broken(String promise, @Nullable String message) {
        world.broken(new Violation(promise, String.valueOf(message)));
    }
}
