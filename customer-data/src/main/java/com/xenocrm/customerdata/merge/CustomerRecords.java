package com.xenocrm.customerdata.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.mongo.BulkWrites.Outcome;
import com.xenocrm.kit.time.IdGenerator;

/** Repository of customers: one document per normalised email, with the newest value of each field. */
public final class CustomerRecords {

    private final MongoOperations mongo;
    private final IdGenerator ids;

    public CustomerRecords(MongoOperations mongo, IdGenerator ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    /** Returns the identifiers by which a record may belong to a customer with another address by now. */
    public static List<String> identifiers(Customer record) {
        Patch patch = record.patch();
        return patch == null ? List.of(CustomerRecord.idOfNew(record)) : List.of(patch.id());
    }

    /** Applies records. The result is independent of their order, of repetitions and of the number of consumers. */
    public RecordedCustomers record(List<Customer> customers) {
        List<Customer> left = new ArrayList<>();
        List<List<Customer>> together = new ArrayList<>();
        for (List<Customer> sameEmail : byEmail(customers)) {
            if (Upsert.isFor(sameEmail)) {
                together.add(sameEmail);
            } else {
                left.addAll(sameEmail);
            }
        }
        Outcome outcome = BulkWrites.perform(collection(), upserts(together));

        Set<Integer> met = new HashSet<>(outcome.duplicates());
        Set<String> emails = new LinkedHashSet<>();
        for (int i = 0; i < together.size(); i++) {
            if (met.contains(i)) {
                left.addAll(together.get(i));
            } else {
                emails.add(together.get(i).getFirst().email());
            }
        }
        RecordedCustomers recorded = new RecordedCustomers(outcome.inserted().size(), emails, List.of());
        return left.isEmpty() ? recorded : recorded.and(new CustomerMergeLoop(collection(), ids).of(left));
    }

    /** Returns the records by email, each list from the oldest to the newest. */
    private static Collection<List<Customer>> byEmail(List<Customer> customers) {
        Map<String, List<Customer>> byEmail = customers.stream()
                .sorted(Comparator.comparingLong(Customer::version))
                .collect(Collectors.groupingBy(Customer::email));
        return byEmail.values();
    }

    private static List<WriteModel<Document>> upserts(List<List<Customer>> together) {
        return together.stream()
                .map(records -> Upsert.of(records, CustomerRecord.idOfNew(records.getLast())))
                .toList();
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CustomerFields.COLLECTION);
    }
}
