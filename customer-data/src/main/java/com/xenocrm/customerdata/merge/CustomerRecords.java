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
import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.mongo.BulkWrites.Outcome;
import com.xenocrm.kit.time.IdGenerator;

/** The customers' documents: one per normalised email, of each field the newest that was given. */
public final class CustomerRecords {

    private final MongoOperations mongo;
    private final IdGenerator ids;

    public CustomerRecords(MongoOperations mongo, IdGenerator ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    /** Records are applied in any order, any number of times, by any number of consumers, with the same result. */
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

    /** The records of each email, the oldest first. */
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
