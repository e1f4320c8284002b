package com.xenocrm.simulation.erasure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.simulation.erasure.KnownRecords.KnownRecord;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.shop.Ledger;
import com.xenocrm.simulation.shop.Values;
import com.xenocrm.simulation.world.World;

/** Nothing of an erased person is anywhere, and what came after the erasure is kept. */
final class ErasurePromises {

    /** Collections that keep the customer's id for a while, as is documented. */
    private static final Set<String> WITH_IDS = Set.of("unmatched_receipts");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9@+.-]+");

    private final World world;
    private final Ledger ledger;
    private final KnownRecords records;
    private final Map<Object, Noted> erasures = new LinkedHashMap<>();

    ErasurePromises(World world, Ledger ledger, KnownRecords records) {
        this.world = world;
        this.ledger = ledger;
        this.records = records;
    }

    /** Notes new erasures, and looks for the person when one is completed. */
    void written() {
        List<Noted> completed = new ArrayList<>();
        world.database().all("erasures").forEach(stored -> {
            Noted noted = erasures.computeIfAbsent(stored.get("_id"), _ -> noted(stored));
            if (stored.containsKey("completed_at") && !noted.isCompleted()) {
                noted.complete(world.effects().step());
                completed.add(noted);
            }
        });
        completed.stream().filter(each -> !isSharedWithAnother(each)).forEach(this::checkWords);
    }

    /** Tells whether another erasure, which is not completed yet, is of some of the identifiers as well. */
    private boolean isSharedWithAnother(Noted erasure) {
        return erasures.values().stream()
                .anyMatch(other ->
                        !other.isCompleted() && other.identifiers().stream().anyMatch(erasure.identifiers()::contains));
    }

    private Noted noted(Document stored) {
        Document person = (Document) stored.get("person");
        Set<String> identifiers = new HashSet<>(Values.texts(person.get("ids")));
        identifiers.addAll(Values.texts(person.get("emails")));
        identifiers.add((String) person.get("id"));
        world.history()
                .add(() -> "erasure " + stored.get("_id") + " of " + identifiers + " up to " + stored.get("version"));
        return new Noted((String) stored.get("_id"), (Long) stored.get("version"), identifiers);
    }

    /** Tells whether every erasure has had its last pass. */
    boolean areEnded() {
        return world.database().all("erasures").noneMatch(erasure -> erasure.containsKey("person"));
    }

    String unfinished() {
        return "erasures " + world.database().all("erasures").toList();
    }

    /** Tells whether the erasure of a customer was requested. */
    boolean isErased(String id) {
        return erasures.values().stream()
                .anyMatch(erasure -> erasure.identifiers().contains(id));
    }

    /** Nothing that an erased person had is in a message that was looked up after the erasure was completed. */
    void handedOver(CommunicationRequested requested) {
        long lookedUpAt = Objects.requireNonNull(world.effects().task()).lookedUpAt();
        for (Noted erasure : erasures.values()) {
            Set<String> words = words(erasure);
            for (Communication communication : requested.communications()) {
                if (erasure.completedAt() < lookedUpAt && !disjoint(words, communication.toString())) {
                    broken("nobody is written to after erasure", communication + " is handed over");
                }
            }
        }
    }

    void check() {
        erasures.values().forEach(this::checkWords);
        erasures.values().forEach(this::checkIdentifiers);
        Set<String> present = world.database()
                .all("customers")
                .flatMap(customer -> words(customer.toString()).stream())
                .collect(Collectors.toSet());
        ledger.customers().forEach((trace, record) -> {
            if (survives(record) && !present.contains(trace)) {
                broken("what comes after an erasure is kept", record + " is nowhere");
            }
        });
    }

    /** A record survives when it is newer than all erasures of its person; a patch, when there is none. */
    private boolean survives(Customer record) {
        Set<String> person = records.identifiers(Set.of(record.email()));
        List<Noted> own = erasures.values().stream()
                .filter(erasure -> erasure.identifiers().stream().anyMatch(person::contains))
                .toList();
        return record.patch() == null
                ? own.stream().allMatch(erasure -> erasure.version() < record.version())
                : own.isEmpty();
    }

    /** No word of a record up to the erasure is stored. */
    private void checkWords(Noted erasure) {
        Set<String> words = words(erasure);
        boolean mayBeComparedAgain = world.broker().isHandled(Exchanges.CUSTOMERS_TO_RECORD);
        for (String collection : world.database().collections()) {
            if (collection.equals("customers") && mayBeComparedAgain) {
                continue; // a slow process may have stored a record that it compares with the erasures once more
            }
            world.database().all(collection).forEach(document -> {
                Set<String> found = new TreeSet<>(words(text(document)));
                found.retainAll(words);
                if (!found.isEmpty()) {
                    broken(
                            "nothing personal is left",
                            found + " is in " + collection + " " + document + " after " + erasure.id());
                }
            });
        }
    }

    /** No identifier is stored of a person of whom nothing came after the erasure. */
    private void checkIdentifiers(Noted erasure) {
        Set<String> person = records.identifiers(erasure.identifiers());
        boolean cameAgain =
                records.all().stream().anyMatch(record -> record.isOf(person) && record.version() > erasure.version());
        if (cameAgain) {
            return;
        }
        for (String collection : world.database().collections()) {
            world.database()
                    .all(collection)
                    .filter(_ -> !WITH_IDS.contains(collection))
                    .forEach(document -> {
                        Set<String> found = new TreeSet<>(words(text(document)));
                        found.retainAll(erasure.identifiers());
                        if (!found.isEmpty()) {
                            broken(
                                    "no identifier is left",
                                    found + " is in " + collection + " " + document + " after " + erasure.id());
                        }
                    });
        }
    }

    private Set<String> words(Noted erasure) {
        return records.all().stream()
                .filter(record -> record.version() <= erasure.version() && record.isOf(erasure.identifiers()))
                .map(KnownRecord::words)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static boolean disjoint(Set<String> words, String text) {
        return words(text).stream().noneMatch(words::contains);
    }

    private static Set<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text).collect(Collectors.toSet());
    }

    /** Returns the document as text, with the content of its bytes. */
    private static String text(Document document) {
        StringBuilder text = new StringBuilder(document.toString());
        document.values().forEach(value -> {
            if (value instanceof BinData data) {
                text.append(' ').append(new String(data.getData(), StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
