package com.xenocrm.customerdata.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.customerdata.customer.CustomerIdentity;

/** Recognises records of erased persons, such as those of a message that is delivered again. */
public final class ErasedRecords {

    private final Erasures erasures;
    private final IdentifierHash hash;
    private final PresentCustomers customers;

    public ErasedRecords(Erasures erasures, IdentifierHash hash) {
        this.erasures = erasures;
        this.hash = hash;
        this.customers = erasures.presentCustomers();
    }

    /** Returns the records without those that are older than an erasure of the person. */
    public List<Customer> current(List<Customer> records) {
        Set<Customer> outdated = outdated(records).keySet();
        return outdated.isEmpty()
                ? records
                : records.stream().filter(record -> !outdated.contains(record)).toList();
    }

    /** Returns the records that are older than an erasure of the person, with the version of the newest erasure. */
    public Map<Customer, Long> outdated(List<Customer> records) {
        Tombstones erased = among(records.stream().map(ErasedRecords::identifiers));
        Map<Customer, Long> outdated = new HashMap<>();
        if (!erased.isEmpty()) {
            records.forEach(record -> erasures(identifiers(record), erased)
                    .filter(tombstone -> tombstone.isNewerThan(record.version()))
                    .forEach(tombstone -> outdated.merge(record, tombstone.version(), Math::max)));
        }
        return outdated;
    }

    /**
     * Returns the orders; those older than an erasure of the person no longer name anyone. An order of another customer
     * only loses the address.
     */
    public List<Order> anonymised(List<Order> orders) {
        Tombstones erased = among(orders.stream().map(order -> identifiers(order.email(), order.customerId())));
        return erased.isEmpty()
                ? orders
                : orders.stream().map(order -> anonymised(order, erased)).toList();
    }

    private Order anonymised(Order order, Tombstones erased) {
        Identifiers named = identifiers(order.email(), order.customerId());
        List<Tombstone> newer = erasures(named, erased)
                .filter(tombstone -> tombstone.isNewerThan(order.version()))
                .toList();
        if (newer.isEmpty()) {
            return order;
        }
        String customerId = order.customerId();
        return customerId != null && customers.isOthers(customerId, erased.ofIds(named.ids()), newer)
                ? ErasedOrder.withoutAddress(order)
                : ErasedOrder.anonymous(
                        order, Erasure.anonymousId(newer.getFirst().erasureId()));
    }

    /** Returns the parts of identifiers of present records that belong to an erased person and to no present customer. */
    public Map<Identifiers, ErasedPart> erasedParts(Collection<Identifiers> identifiers) {
        Tombstones erased = among(identifiers.stream());
        Map<Identifiers, ErasedPart> parts = new HashMap<>();
        if (!erased.isEmpty()) {
            identifiers.forEach(each -> erasedPart(each, erased).ifPresent(part -> parts.put(each, part)));
        }
        return parts;
    }

    private Optional<ErasedPart> erasedPart(Identifiers named, Tombstones erased) {
        List<Tombstone> tombstones = erasures(named, erased).toList();
        if (tombstones.isEmpty()) {
            return Optional.empty();
        }
        List<CustomerIdentity> present = customers.having(named, tombstones);
        Optional<CustomerIdentity> atAddress = present.stream()
                .filter(customer -> customer.email().equals(named.email()))
                .findFirst();
        boolean isKnown = present.stream()
                .anyMatch(customer -> named.ids().contains(customer.id())
                        || (customer.customerId() != null && named.ids().contains(customer.customerId())));
        boolean mayGetId =
                atAddress.filter(customer -> customer.customerId() == null).isPresent();
        boolean isErasedId = erased.ofIds(named.ids()) != null && !isKnown && !mayGetId;
        boolean isErasedAddress = erased.ofEmail(named.email()) != null && atAddress.isEmpty();
        if (isErasedId || (isErasedAddress && !isKnown)) {
            return Optional.of(ErasedPart.PERSON);
        }
        return isErasedAddress ? Optional.of(ErasedPart.ADDRESS) : Optional.empty();
    }

    /** Returns the values of {@code _id} of erased customers who were not created again. */
    public Set<String> erasedIds(Collection<String> ids) {
        Tombstones erased = among(ids.stream().map(id -> identifiers(null, id)));
        return ids.stream()
                .filter(id -> {
                    Tombstone tombstone = erased.ofIds(List.of(id));
                    return tombstone != null && !customers.isCreatedAgain(id, tombstone);
                })
                .collect(Collectors.toSet());
    }

    private Tombstones among(Stream<Identifiers> named) {
        return Tombstones.of(erasures.isEmpty() ? List.of() : named.toList(), erasures, hash);
    }

    private static Stream<Tombstone> erasures(Identifiers named, Tombstones erased) {
        return Stream.of(
                        Optional.ofNullable(erased.ofIds(named.ids())),
                        Optional.ofNullable(erased.ofEmail(named.email())))
                .flatMap(Optional::stream);
    }

    private static Identifiers identifiers(Customer customer) {
        List<String> ids = new ArrayList<>();
        Stream.ofNullable(customer.customerId()).forEach(ids::add);
        Stream.ofNullable(customer.patch()).forEach(patch -> ids.add(patch.id()));
        return new Identifiers(customer.email(), ids);
    }

    /** Creates the identifiers of a record. */
    public static Identifiers identifiers(@Nullable String email, @Nullable String customerId) {
        return new Identifiers(email, customerId == null ? List.of() : List.of(customerId));
    }

    /**
     * Identifiers by which a record names a person.
     *
     * @param email normalised; null where the record has none
     */
    public record Identifiers(@Nullable String email, List<String> ids) {}

    /** Part of a record that belongs to an erased person. */
    public enum ErasedPart {
        /** The whole record. */
        PERSON,
        /** The address; the identifier is another customer's. */
        ADDRESS
    }
}
