package com.xenocrm.customerdata.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerFields;

import static com.mongodb.client.model.Filters.in;

/** Stored documents that some records may belong to, as of one read. */
final class StoredCustomers {

    private final Map<String, Document> byId = new HashMap<>();
    private final Map<String, Document> byEmail = new HashMap<>();
    private final Map<String, Document> byCustomerId = new HashMap<>();

    private StoredCustomers() {}

    static StoredCustomers of(List<Customer> records, MongoCollection<Document> collection) {
        Set<String> emails = new HashSet<>();
        Set<String> customerIds = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Customer record : records) {
            if (record.patch() != null) {
                ids.add(record.patch().id());
            }
            emails.add(record.email());
            ids.add(CustomerRecord.idOfNew(record));
            if (record.customerId() != null) {
                customerIds.add(record.customerId());
            }
        }
        StoredCustomers stored = new StoredCustomers();
        collection.find(in("_id", ids)).forEach(stored::add);
        collection.find(in(CustomerFields.EMAIL, emails)).forEach(stored::add);
        collection.find(in(CustomerFields.CUSTOMER_ID, customerIds)).forEach(stored::add);
        return stored;
    }

    /**
     * Returns the document of a record: the one that a patch addresses; else the one with its identifier; else the one
     * with its email; else one without a shop identifier whose generated id it names. The identifier of an old record
     * may now belong to another customer.
     */
    @Nullable
    Document of(Customer record) {
        if (record.patch() != null) {
            return byId.get(record.patch().id());
        }
        Document sameEmail = byEmail.get(record.email());
        String customerId = record.customerId();
        if (customerId == null || (sameEmail != null && hadThen(sameEmail, customerId, record.version()))) {
            return sameEmail;
        }
        Document identified = byCustomerId.get(customerId);
        if (identified != null || sameEmail != null) {
            return identified != null ? identified : sameEmail;
        }
        Document ours = byId.get(customerId);
        return ours != null && ours.get(CustomerFields.CUSTOMER_ID) == null ? ours : null;
    }

    private static boolean hadThen(Document customer, String customerId, long version) {
        return version < versionOf(customer, CustomerFields.CUSTOMER_ID)
                && customer.getList(CustomerFields.FORMER_CUSTOMER_IDS, String.class, List.of())
                        .contains(customerId);
    }

    /** Returns whether the record would take an email, or a patch an identifier, from another customer. */
    boolean conflicts(Customer record) {
        Document own = of(record);
        return own != null && (takesEmail(record, own) || takesIdentifier(record, own));
    }

    private boolean takesEmail(Customer record, Document own) {
        return CustomerRecord.required(record).containsKey(CustomerFields.EMAIL)
                && isOther(byEmail.get(record.email()), own)
                && record.version() > versionOf(own, CustomerFields.EMAIL);
    }

    private boolean takesIdentifier(Customer record, Document own) {
        return record.patch() != null
                && isOther(byCustomerId.get(record.customerId()), own)
                && record.version() > versionOf(own, CustomerFields.CUSTOMER_ID);
    }

    private static boolean isOther(@Nullable Document customer, Document own) {
        return customer != null && !Objects.equals(own.get("_id"), customer.get("_id"));
    }

    private static long versionOf(Document customer, String field) {
        Object version =
                customer.getEmbedded(List.of(CustomerRecord.versionOf(field).split("\\.")), Object.class);
        if (version != null) {
            return (Long) version;
        }
        return CustomerRecord.REQUIRED.contains(field) ? customer.getLong(CustomerFields.VERSION) : Long.MIN_VALUE;
    }

    Document withId(String id) {
        return Objects.requireNonNull(byId.get(id));
    }

    /** Returns whether a new document cannot have this {@code _id}. */
    boolean isTaken(String id) {
        return byId.containsKey(id);
    }

    private void add(Document customer) {
        byId.put(customer.getString("_id"), customer);
        byEmail.put(customer.getString(CustomerFields.EMAIL), customer);
        String customerId = customer.getString(CustomerFields.CUSTOMER_ID);
        if (customerId != null) {
            byCustomerId.put(customerId, customer);
        }
    }
}
