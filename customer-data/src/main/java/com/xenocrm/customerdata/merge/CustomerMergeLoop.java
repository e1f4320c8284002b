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
 * Merges records that conflict with a newer record, a concurrent insert, or another email or identifier of the same
 * customer. Reads and writes in rounds, until a read shows that nothing is left to write.
 */
final class CustomerMergeLoop {

    /** Most rounds. Each round some consumer makes progress, so more would indicate a bug. */
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

    /** Merges the records; returns when each one is stored or known to be in conflict. */
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

    /** Returns the writes that are necessary according to a new read; records without a write are finished. */
    private List<Attempt> attempts(List<Customer> records) {
        StoredCustomers stored = StoredCustomers.of(records, collection);
        Map<String, List<Customer>> byDocument = new LinkedHashMap<>();
        Map<String, List<Customer>> newByEmail = new LinkedHashMap<>();
        List<Attempt> attempts = new ArrayList<>();
        records.stream().sorted(Comparator.comparingLong(Customer::version)).forEach(record -> {
            Document own = stored.of(record);
            if (own == null && record.patch() != null) {
                return; // the customer was deleted
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

    /** Returns the insert of the first record; the others are merged in the next round. */
    private Attempt insert(List<Customer> sameEmail, StoredCustomers stored) {
        Customer first = sameEmail.getFirst();
        String id = CustomerRecord.idOfNew(first);
        return new Attempt(sameEmail, Upsert.insert(first, stored.isTaken(id) ? ids.next() : id), false);
    }

    /**
     * Performs the writes and returns the records for the next round: all that are not in conflict, to check the
     * result.
     */
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

    /** Write of some records.
     * @param inDoubt whether the email seemed to belong to another customer; a duplicate key confirms it
     */
    private record Attempt(List<Customer> records, WriteModel<Document> write, boolean inDoubt) {}
}
