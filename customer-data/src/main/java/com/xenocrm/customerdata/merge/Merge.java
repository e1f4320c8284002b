package com.xenocrm.customerdata.merge;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerFields;

/**
 * Merges records into a document field by field: a newer record replaces a field's value. The write is conditional on
 * none of these fields having been changed concurrently.
 */
final class Merge {

    private final Document stored;
    private final Document asRead;
    /** New values of changed paths; null for removed ones. */
    private final Document changes = new Document();

    private final Set<String> tags;
    private final FormerIdentifiers former = new FormerIdentifiers();
    private @Nullable Instant createdEarlier;

    Merge(Document stored) {
        this.stored = stored;
        this.asRead = new Document("_id", stored.getString("_id"));
        this.tags = new LinkedHashSet<>(storedList(CustomerFields.TAGS));
    }

    /** Adds a record; records must be added from the oldest to the newest. */
    void add(Customer record) {
        long version = record.version();
        giveRequired(CustomerRecord.required(record), version);
        if (version > version(CustomerFields.VERSION)) {
            asRead.append(CustomerFields.VERSION, stored.get(CustomerFields.VERSION));
            changes.putAll(CustomerRecord.version(record));
        }
        CustomerRecord.clearedSets(record).forEach(set -> clear(set, version));
        CustomerRecord.optional(record).forEach((path, value) -> give(path, value, version));
        record.tags().stream()
                .filter(tag -> takes(CustomerRecord.tagPath(tag), version))
                .forEach(tags::add);
        CustomerRecord.removedTags(record).stream()
                .filter(tag -> takes(CustomerRecord.tagPath(tag), version))
                .forEach(tags::remove);
        Instant acceptedAt = CustomerRecord.acceptedAt(version);
        Instant createdAt = createdEarlier == null
                ? stored.getDate(CustomerFields.CREATED_AT).toInstant()
                : createdEarlier;
        createdEarlier = acceptedAt.isBefore(createdAt) ? acceptedAt : createdEarlier;
    }

    /** Returns the document's email after the write. */
    String email() {
        return changes.containsKey(CustomerFields.EMAIL)
                ? changes.getString(CustomerFields.EMAIL)
                : stored.getString(CustomerFields.EMAIL);
    }

    /** Returns the single write; empty if the document already has all values. */
    Optional<WriteModel<Document>> write() {
        List<String> storedTags = storedList(CustomerFields.TAGS);
        if (!List.copyOf(tags).equals(storedTags)) {
            asRead.append(CustomerFields.TAGS, stored.get(CustomerFields.TAGS));
            changes.append(CustomerFields.TAGS, tags.isEmpty() ? null : List.copyOf(tags));
        }
        Document update = CustomerRecord.update(changes);
        Document added = former.added(this::storedList);
        if (!added.isEmpty()) {
            update.append("$addToSet", added);
        }
        if (createdEarlier != null) {
            update.append("$min", new Document(CustomerFields.CREATED_AT, Date.from(createdEarlier)));
        }
        return update.isEmpty() ? Optional.empty() : Optional.of(new UpdateOneModel<>(asRead, update));
    }

    /** Applies name and email; a field without its own version has the document's version. */
    private void giveRequired(Document given, long version) {
        long newest = Math.max(version, version(CustomerFields.VERSION));
        for (String field : CustomerRecord.REQUIRED) {
            String path = CustomerRecord.versionOf(field);
            Object own = value(path);
            long known = own == null ? version(CustomerFields.VERSION) : (Long) own;
            boolean isNewer = given.containsKey(field) && version > known;
            if (field.equals(CustomerFields.EMAIL) && given.containsKey(field)) {
                former.remember(CustomerFields.FORMER_EMAILS, isNewer, given.get(field), value(field));
            }
            long after = isNewer ? version : known;
            if (isNewer) {
                asRead.append(path, at(path));
                changes.append(field, given.get(field));
            }
            if (!Objects.equals(own, after == newest ? null : after)) {
                asRead.append(path, at(path));
                changes.append(path, after == newest ? null : after);
            }
        }
    }

    private void give(String path, @Nullable Object value, long version) {
        if (path.equals(CustomerFields.CUSTOMER_ID)) {
            former.remember(CustomerFields.FORMER_CUSTOMER_IDS, isNewer(path, version), value, value(path));
        }
        if (takes(path, version)) {
            changes.append(path, value);
        }
    }

    /** Removes members of a set that are older than the clearing; older ones that arrive later are ignored. */
    private void clear(String set, long version) {
        String clearedPath = CustomerRecord.clearedVersionOf(set);
        if (version <= version(clearedPath)) {
            return;
        }
        String versions = CustomerRecord.versionOf(set);
        asRead.append(clearedPath, at(clearedPath)).append(versions, at(versions));
        changes.append(clearedPath, version);
        for (String path : memberPaths(set, versions)) {
            if (version(CustomerRecord.versionOf(path)) < version) {
                changes.append(CustomerRecord.versionOf(path), null);
                if (set.equals(CustomerFields.ATTRIBUTES)) {
                    changes.append(path, null);
                }
            }
        }
        if (set.equals(CustomerFields.TAGS)) {
            tags.removeIf(tag -> version(CustomerRecord.versionOf(CustomerRecord.tagPath(tag))) < version);
        }
    }

    private Set<String> memberPaths(String set, String versions) {
        Set<String> paths = new LinkedHashSet<>();
        if (at(versions) instanceof Document members) {
            members.keySet().forEach(member -> paths.add(set + "." + member));
        }
        changes.keySet().stream()
                .filter(path -> path.startsWith(versions + "."))
                .forEach(path -> paths.add(path.substring(versions.length() - set.length())));
        return paths;
    }

    /** Returns whether the record is the newest for this path, and records its version if so. */
    private boolean takes(String path, long version) {
        if (!isNewer(path, version)) {
            return false;
        }
        String versionPath = CustomerRecord.versionOf(path);
        asRead.append(versionPath, at(versionPath));
        clearedPath(path).ifPresent(cleared -> asRead.append(cleared, at(cleared)));
        changes.append(versionPath, version);
        return true;
    }

    private boolean isNewer(String path, long version) {
        return version > version(CustomerRecord.versionOf(path))
                && clearedPath(path).map(cleared -> version >= version(cleared)).orElse(true);
    }

    private static Optional<String> clearedPath(String path) {
        return CustomerRecord.SETS.stream()
                .filter(set -> path.startsWith(set + "."))
                .findFirst()
                .map(CustomerRecord::clearedVersionOf);
    }

    private long version(String path) {
        Object version = value(path);
        return version == null ? Long.MIN_VALUE : (Long) version;
    }

    private @Nullable Object value(String path) {
        return changes.containsKey(path) ? changes.get(path) : at(path);
    }

    private @Nullable Object at(String path) {
        return stored.getEmbedded(List.of(path.split("\\.")), Object.class);
    }

    private List<String> storedList(String field) {
        return stored.getList(field, String.class, List.of());
    }
}
