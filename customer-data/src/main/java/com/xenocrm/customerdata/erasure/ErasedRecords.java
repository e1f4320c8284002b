package com.xenocrm.customerdata.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.customerdata.erasure.Erasures.Tombstone;

/** Recognises records of erased persons, such as those of a message that is delivered again. */
public final class ErasedRecords {

    private final Erasures erasures;
    private final IdentifierHash hash;

    public ErasedRecords(Erasures erasures, IdentifierHash hash) {
        this.erasures = erasures;
        this.hash = hash;
    }

    /** Returns the records without those that are older than an erasure of the person. */
    public List<Customer> current(List<Customer> customers) {
        if (erasures.isEmpty()) {
            return customers;
        }
        Map<Identifiers, Tombstone> erased =
                among(customers.stream().map(ErasedRecords::identifiers).toList());
        return erased.isEmpty()
                ? customers
                : customers.stream()
                        .filter(customer -> !isOlder(customer.version(), erased.get(identifiers(customer))))
                        .toList();
    }

    /** Returns the orders; those older than an erasure of the person no longer name anyone. */
    public List<Order> anonymised(List<Order> orders) {
        if (erasures.isEmpty()) {
            return orders;
        }
        Map<Identifiers, Tombstone> erased = among(orders.stream()
                .map(order -> identifiers(order.email(), order.customerId()))
                .toList());
        return erased.isEmpty()
                ? orders
                : orders.stream()
                        .map(order -> {
                            Tombstone tombstone = erased.get(identifiers(order.email(), order.customerId()));
                            return tombstone != null && isOlder(order.version(), tombstone)
                                    ? anonymous(order, Erasure.anonymousId(tombstone.erasureId()))
                                    : order;
                        })
                        .toList();
    }

    /** Returns the identifiers that belong to an erased person who has not become a customer again. */
    public Set<Identifiers> erased(Collection<Identifiers> identifiers) {
        if (erasures.isEmpty()) {
            return Set.of();
        }
        Map<Identifiers, Tombstone> erased = among(identifiers);
        return erased.keySet().stream()
                .filter(each -> !erasures.isCustomerSince(each, Objects.requireNonNull(erased.get(each))))
                .collect(Collectors.toSet());
    }

    private Map<Identifiers, Tombstone> among(Collection<Identifiers> all) {
        Set<String> hashes = new HashSet<>();
        all.forEach(each -> hashes(each).forEach(hashes::add));
        Map<String, Tombstone> tombstones = hashes.isEmpty() ? Map.of() : erasures.among(hashes);
        Map<Identifiers, Tombstone> erased = new HashMap<>();
        if (!tombstones.isEmpty()) {
            all.forEach(each -> hashes(each)
                    .map(tombstones::get)
                    .filter(Objects::nonNull)
                    .forEach(tombstone -> erased.merge(each, tombstone, (a, b) -> a.version() >= b.version() ? a : b)));
        }
        return erased;
    }

    private Stream<String> hashes(Identifiers identifiers) {
        return Stream.concat(
                Stream.ofNullable(identifiers.email()).flatMap(email -> hash.anyOfEmail(email).stream()),
                identifiers.ids().stream().flatMap(id -> hash.anyOfId(id).stream()));
    }

    private static boolean isOlder(long version, @Nullable Tombstone tombstone) {
        return tombstone != null && version <= tombstone.version();
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

    private static Order anonymous(Order order, String anonymousId) {
        return new Order(
                order.orderId(),
                anonymousId,
                null,
                order.products().stream()
                        .map(product -> new Product(
                                product.productId(),
                                product.name(),
                                product.quantity(),
                                product.price(),
                                product.originalPrice(),
                                null))
                        .toList(),
                order.totalPrice(),
                order.orderDate(),
                order.status(),
                order.refundedAmount(),
                order.currency(),
                order.original(),
                null,
                order.version());
    }

    /**
     * Identifiers by which a record names a person.
     *
     * @param email normalised; null where the record has none
     */
    public record Identifiers(@Nullable String email, List<String> ids) {}
}
