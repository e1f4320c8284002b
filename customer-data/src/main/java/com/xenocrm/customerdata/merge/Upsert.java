package com.xenocrm.customerdata.merge;

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

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerFields;

/**
 * Single write of the common case: nothing newer is stored under this email, so all given fields win. Otherwise the
 * write violates a unique key and changes nothing.
 */
final class Upsert {

    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private Upsert() {}

    /**
     * Returns whether these records can be written together: at most one identifier, no removals from sets, no patch.
     */
    static boolean isFor(List<Customer> records) {
        return records.stream()
                                .map(Customer::customerId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        <= 1
                && records.stream()
                        .allMatch(record -> record.patch() == null
                                && CustomerRecord.clearedSets(record).isEmpty()
                                && CustomerRecord.removedTags(record).isEmpty());
    }

    /** Returns the write.
     * @param records records of one email and at most one identifier, oldest first
     */
    static WriteModel<Document> of(List<Customer> records, String idOfNew) {
        Document changes = CustomerRecord.required(records.getLast());
        changes.putAll(CustomerRecord.version(records.getLast()));
        CustomerRecord.REQUIRED.forEach(field -> changes.append(CustomerRecord.versionOf(field), null));
        Set<String> tags = new LinkedHashSet<>();
        for (Customer record : records) {
            changes.putAll(optional(record));
            tags.addAll(record.tags());
        }
        Document update =
                CustomerRecord.update(changes).append("$setOnInsert", onInsert(records.getFirst(), idOfNew, changes));
        if (!tags.isEmpty()) {
            update.append("$addToSet", new Document(CustomerFields.TAGS, new Document("$each", List.copyOf(tags))));
        }
        return new UpdateOneModel<>(olderThan(records.getFirst(), changes), update, OR_INSERT);
    }

    /** Returns the insert of a new document; it changes nothing if the email or identifier is already in use. */
    static WriteModel<Document> insert(Customer record, String id) {
        Document content = optional(record);
        content.values().removeIf(Objects::isNull);
        CustomerRecord.clearedSets(record)
                .forEach(set -> content.append(CustomerRecord.clearedVersionOf(set), record.version()));
        CustomerRecord.removedTags(record)
                .forEach(
                        tag -> content.append(CustomerRecord.versionOf(CustomerRecord.tagPath(tag)), record.version()));
        if (!record.tags().isEmpty()) {
            content.append(CustomerFields.TAGS, record.tags());
        }
        content.putAll(CustomerRecord.required(record));
        content.putAll(CustomerRecord.version(record));
        content.putAll(onInsert(record, id, content));
        content.remove("_id");
        Document same = new Document("_id", id)
                .append(CustomerFields.EMAIL, record.email())
                .append(CustomerFields.VERSION, record.version());
        content.keySet().removeAll(same.keySet());
        return new UpdateOneModel<>(same, new Document("$setOnInsert", content), OR_INSERT);
    }

    /** Returns the record's optional values with their versions. */
    private static Document optional(Customer record) {
        Document changes = new Document();
        CustomerRecord.optional(record)
                .forEach((path, value) ->
                        changes.append(path, value).append(CustomerRecord.versionOf(path), record.version()));
        record.tags()
                .forEach(
                        tag -> changes.append(CustomerRecord.versionOf(CustomerRecord.tagPath(tag)), record.version()));
        return changes;
    }

    /**
     * Matches documents in which all fields are older than the records; a different identifier is left to {@link
     * CustomerMergeLoop}.
     */
    private static Document olderThan(Customer oldest, Document set) {
        Document older = new Document(CustomerFields.EMAIL, oldest.email())
                .append(CustomerFields.VERSION, new Document("$lte", oldest.version()));
        Object customerId = set.get(CustomerFields.CUSTOMER_ID);
        return customerId == null
                ? older
                : older.append(CustomerFields.CUSTOMER_ID, new Document("$in", Arrays.asList(null, customerId)));
    }

    /** Returns the fields of a new document. */
    private static Document onInsert(Customer oldest, String id, Document set) {
        Document onInsert = new Document("_id", id)
                .append(CustomerFields.CREATED_AT, Date.from(CustomerRecord.acceptedAt(oldest.version())));
        onInsert.putAll(firstStatistics(set));
        return onInsert;
    }

    /**
     * Returns the statistics of a new document: they start with the figures reported by the shop, and are later computed
     * from orders.
     *
     * @param values values by path
     */
    static Document firstStatistics(Document values) {
        String reported = CustomerFields.REPORTED + ".";
        Document statistics = new Document(
                        CustomerFields.TOTAL_SPEND,
                        given(values, reported + CustomerFields.TOTAL_SPEND, Decimal128.POSITIVE_ZERO))
                .append(CustomerFields.VISITS_COUNT, given(values, reported + CustomerFields.VISITS_COUNT, 0));
        Object lastActive = values.get(reported + CustomerFields.LAST_ACTIVE_AT);
        return lastActive == null ? statistics : statistics.append(CustomerFields.LAST_ACTIVE_AT, lastActive);
    }

    private static Object given(Document values, String path, Object otherwise) {
        Object value = values.get(path);
        return value == null ? otherwise : value;
    }
}
