package com.xenocrm.customer;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.message.CustomerReceived.Customer;

/**
 * Brings records into the document that they belong to, field by field: a field is changed by a record that is newer
 * than the one it is from. The write holds only as long as nobody else has changed one of the fields concerned.
 */
final class Merge {

    private final Document stored;
    private final Document asRead;
    private final Document set = new Document();
    private final Set<String> newTags = new LinkedHashSet<>();
    private final Set<String> formerIds = new LinkedHashSet<>();
    private @Nullable Instant createdEarlier;

    Merge(Document stored) {
        this.stored = stored;
        this.asRead = new Document("_id", stored.getString("_id"));
    }

    /** One more record; the newer of two is given later. */
    void add(Customer record) {
        if (record.version() > version(CustomerFields.VERSION)) {
            asRead.append(CustomerFields.VERSION, stored.get(CustomerFields.VERSION));
            set.putAll(CustomerRecord.required(record));
        }
        CustomerRecord.optional(record).forEach((path, value) -> give(path, value, record.version()));
        newTags.addAll(record.tags());
        newTags.removeAll(stored.getList(CustomerFields.TAGS, String.class, List.of()));
        Instant acceptedAt = CustomerRecord.acceptedAt(record);
        Instant createdAt = createdEarlier == null
                ? stored.getDate(CustomerFields.CREATED_AT).toInstant()
                : createdEarlier;
        createdEarlier = acceptedAt.isBefore(createdAt) ? acceptedAt : createdEarlier;
    }

    /** The document's email once this is written. */
    String email() {
        return set.containsKey(CustomerFields.EMAIL)
                ? set.getString(CustomerFields.EMAIL)
                : stored.getString(CustomerFields.EMAIL);
    }

    /** The one write that does all of it; empty when the document has everything already. */
    Optional<WriteModel<Document>> write() {
        Document update = new Document();
        if (!set.isEmpty()) {
            update.append("$set", set);
        }
        Document sets = new Document();
        if (!newTags.isEmpty()) {
            sets.append(CustomerFields.TAGS, new Document("$each", List.copyOf(newTags)));
        }
        formerIds.removeAll(stored.getList(CustomerFields.FORMER_CUSTOMER_IDS, String.class, List.of()));
        if (!formerIds.isEmpty()) {
            sets.append(CustomerFields.FORMER_CUSTOMER_IDS, new Document("$each", List.copyOf(formerIds)));
        }
        if (!sets.isEmpty()) {
            update.append("$addToSet", sets);
        }
        if (createdEarlier != null) {
            update.append("$min", new Document(CustomerFields.CREATED_AT, Date.from(createdEarlier)));
        }
        return update.isEmpty() ? Optional.empty() : Optional.of(new UpdateOneModel<>(asRead, update));
    }

    private void give(String path, Object value, long version) {
        String versionPath = CustomerRecord.versionOf(path);
        boolean newer = version > version(versionPath);
        if (path.equals(CustomerFields.CUSTOMER_ID)) {
            rememberLoser(newer ? value : current(path), newer ? current(path) : value);
        }
        if (newer) {
            asRead.append(versionPath, at(versionPath));
            set.append(path, value).append(versionPath, version);
        }
    }

    private void rememberLoser(@Nullable Object winner, @Nullable Object loser) {
        if (loser != null && !loser.equals(winner)) {
            formerIds.add((String) loser);
        }
    }

    private @Nullable Object current(String field) {
        return set.containsKey(field) ? set.get(field) : stored.get(field);
    }

    private long version(String path) {
        Object version = set.containsKey(path) ? set.get(path) : at(path);
        return version == null ? Long.MIN_VALUE : (Long) version;
    }

    private @Nullable Object at(String path) {
        return stored.getEmbedded(List.of(path.split("\\.")), Object.class);
    }
}
