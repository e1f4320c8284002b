package com.xenocrm.customerdata.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.mongo.BulkWrites.Outcome;
import com.xenocrm.kit.time.IdGenerator;

/**
 * Records that met something: a newer record, another consumer's insert, the same customer under another email or
 * identifier. In rounds of look, write, look again, until a look shows that nothing is left to write.
 */
final class CustomerMergeLoop {

    /** In each round some consumer gets further; so many in vain are a fault of ours. */
    private static final int MOST_ROUNDS = 200;

    private final MongoCollection<Document> collection;
    private final IdGenerator ids;
    private final Set<String> emails = new LinkedHashSet<>();
    private final List<Customer> conflicts = new ArrayList<>();
    private int created;

    CustomerMergeLoop(MongoCollection<Document> collection, IdGenerator ids) {
        this.collection = collection;
        this.ids = ids;
    }

    /** Returns when every record is in its document or was found to be in conflict. */
    RecordedCustomers of(List<Customer> records) {
        List<Customer> left = records;
        for (int round = 0; !left.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException(left.size() + " customers change faster than they can be read");
            }
            left = write(attempts(left));
        }
        return new RecordedCustomers(created, emails, conflicts);
    }

    /** What there is to write, after a look. Who has nothing to write is settled. */
    private List<Attempt> attempts(List<Customer> records) {
        StoredCustomers stored = StoredCustomers.of(records, collection);
        Map<String, List<Customer>> byDocument = new LinkedHashMap<>();
        Map<String, List<Customer>> newByEmail = new LinkedHashMap<>();
        List<Attempt> attempts = new ArrayList<>();
        records.stream().sorted(Comparator.comparingLong(Customer::version)).forEach(record -> {
            Document own = stored.of(record);
            if (own == null && record.patch() != null) {
                return; // the customer is gone
            }
            if (own == null) {
                newByEmail
                        .computeIfAbsent(record.email(), _ -> new ArrayList<>())
                        .add(record);
            } else if (stored.conflicts(record)) {
                merge(own, List.of(record), true, attempts);
            } else {
                byDocument
                        .computeIfAbsent(own.getString("_id"), _ -> new ArrayList<>())
                        .add(record);
            }
        });
        byDocument.forEach((id, own) -> merge(stored.withId(id), own, false, attempts));
        newByEmail.values().forEach(sameEmail -> attempts.add(insert(sameEmail, stored)));
        return attempts;
    }

    private void merge(Document document, List<Customer> records, boolean inDoubt, List<Attempt> attempts) {
        Merge merge = new Merge(document);
        records.forEach(merge::add);
        merge.write()
                .ifPresentOrElse(
                        write -> attempts.add(new Attempt(records, write, inDoubt)), () -> emails.add(merge.email()));
    }

    /** The first of these records makes the document; the others meet it when they come again. */
    private Attempt insert(List<Customer> sameEmail, StoredCustomers stored) {
        Customer first = sameEmail.getFirst();
        String id = CustomerRecord.idOfNew(first);
        return new Attempt(sameEmail, Upsert.insert(first, stored.isTaken(id) ? ids.next() : id), false);
    }

    /** Returns whose turn comes again: everybody's who is not in conflict, to see what became of the write. */
    private List<Customer> write(List<Attempt> attempts) {
        Outcome outcome = BulkWrites.perform(
                collection, attempts.stream().map(Attempt::write).toList());
        created += outcome.inserted().size();
        Set<Integer> refused = new HashSet<>(outcome.duplicates());
        List<Customer> again = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            (attempt.inDoubt() && refused.contains(i) ? conflicts : again).addAll(attempt.records());
        }
        return again;
    }

    /** @param inDoubt the email looked as if it were another customer's; when the write meets a unique key, it is */
    private record Attempt(List<Customer> records, WriteModel<Document> write, boolean inDoubt) {}
}
