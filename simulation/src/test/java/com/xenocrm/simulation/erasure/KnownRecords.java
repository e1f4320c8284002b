package com.xenocrm.simulation.erasure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.simulation.shop.Ledger;

/** All records of people, and the words in them that occur nowhere else. */
final class KnownRecords {

    private final Ledger ledger;
    private final List<KnownRecord> parked = new ArrayList<>();

    KnownRecords(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Notes a dead letter. One that was parked after an erasure may be kept, whatever its version. */
    void parked(Customer record, boolean afterErasure) {
        KnownRecord known = KnownRecord.of(record);
        parked.add(afterErasure ? new KnownRecord(known.names, Set.of(), Long.MAX_VALUE) : known);
    }

    /** Notes that somebody named a person after the erasure, which is kept. */
    void named(String email) {
        parked.add(new KnownRecord(Set.of(email), Set.of(), Long.MAX_VALUE));
    }

    List<KnownRecord> all() {
        return Stream.of(
                        ledger.customers().values().stream().map(KnownRecord::of),
                        parked.stream(),
                        ledger.orders().stream().map(KnownRecord::of))
                .flatMap(records -> records)
                .toList();
    }

    /** Returns all identifiers of the person who has one of these. */
    Set<String> identifiers(Set<String> some) {
        Set<String> known = new HashSet<>(some);
        List<KnownRecord> records = all();
        int before;
        do {
            before = known.size();
            records.stream().filter(record -> record.isOf(known)).forEach(record -> known.addAll(record.names));
        } while (known.size() > before);
        return known;
    }

    /**
     * KnownRecord of a person.
     *
     * @param names identifiers
     * @param words what occurs in this record only
     */
    record KnownRecord(Set<String> names, Set<String> words, long version) {

        private static KnownRecord of(Customer record) {
            Set<String> names = names(record.customerId(), record.email());
            if (record.patch() != null) {
                names.add(record.patch().id());
            }
            Set<String> words = new HashSet<>(Set.of(Ledger.trace(record), record.name()));
            Stream.of(record.phone(), record.attributes().get("colour"))
                    .filter(Objects::nonNull)
                    .forEach(word -> words.add((String) word));
            return new KnownRecord(names, words, record.version());
        }

        private static KnownRecord of(Order order) {
            return new KnownRecord(
                    names(order.customerId(), order.email()),
                    order.attributes() == null
                            ? Set.of()
                            : Set.of((String)
                                    Objects.requireNonNull(order.attributes().get("note"))),
                    order.version());
        }

        private static Set<String> names(String identifier, String email) {
            Set<String> names = new HashSet<>();
            Stream.of(identifier, email).filter(Objects::nonNull).forEach(names::add);
            return names;
        }

        boolean isOf(Set<String> identifiers) {
            return names.stream().anyMatch(identifiers::contains);
        }
    }
}
