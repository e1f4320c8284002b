package com.xenocrm.customer;

import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.types.Decimal128;

import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.message.CustomerReceived.Customer;

/**
 * The usual case as one write: nothing newer is stored under this email, so every field that is given wins. Otherwise
 * the write meets a unique key and changes nothing.
 */
final class Upsert {

    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private Upsert() {}

    /** Whether these records of one email can be written together: they give it at most one identifier. */
    static boolean isFor(List<Customer> records) {
        return records.stream()
                        .map(Customer::customerId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                <= 1;
    }

    /** @param records of one email and at most one identifier, the oldest first */
    static WriteModel<Document> of(List<Customer> records, String idOfNew) {
        Document set = CustomerRecord.required(records.getLast());
        Set<String> tags = new LinkedHashSet<>();
        for (Customer record : records) {
            CustomerRecord.optional(record)
                    .forEach((path, value) ->
                            set.append(path, value).append(CustomerRecord.versionOf(path), record.version()));
            tags.addAll(record.tags());
        }
        Document update = new Document("$set", set).append("$setOnInsert", onInsert(records.getFirst(), idOfNew, set));
        if (!tags.isEmpty()) {
            update.append("$addToSet", new Document(CustomerFields.TAGS, new Document("$each", List.copyOf(tags))));
        }
        return new UpdateOneModel<>(olderThan(records.getFirst(), set), update, OR_INSERT);
    }

    /** Every field of such a document is older than the records. One with another identifier wants a closer look. */
    private static Document olderThan(Customer oldest, Document set) {
        Document older = new Document(CustomerFields.EMAIL, oldest.email())
                .append(CustomerFields.VERSION, new Document("$lte", oldest.version()));
        Object customerId = set.get(CustomerFields.CUSTOMER_ID);
        return customerId == null
                ? older
                : older.append(CustomerFields.CUSTOMER_ID, new Document("$in", Arrays.asList(null, customerId)));
    }

    /** Statistics start at what the shop reports; from then on they are the order-consumer's. */
    private static Document onInsert(Customer oldest, String id, Document set) {
        String reported = CustomerFields.REPORTED + ".";
        Document onInsert = new Document("_id", id)
                .append(CustomerFields.CREATED_AT, Date.from(CustomerRecord.acceptedAt(oldest)))
                .append(
                        CustomerFields.TOTAL_SPEND,
                        set.getOrDefault(reported + CustomerFields.TOTAL_SPEND, Decimal128.POSITIVE_ZERO))
                .append(CustomerFields.VISITS_COUNT, set.getOrDefault(reported + CustomerFields.VISITS_COUNT, 0));
        Object lastActive = set.get(reported + CustomerFields.LAST_ACTIVE_AT);
        return lastActive == null ? onInsert : onInsert.append(CustomerFields.LAST_ACTIVE_AT, lastActive);
    }
}
