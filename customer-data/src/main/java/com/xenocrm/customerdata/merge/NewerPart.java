package com.xenocrm.customerdata.merge;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.customer.CustomerFields;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

/** Part of a customer's document that is from records after a version. */
public final class NewerPart {

    private final Document stored;
    private final long version;

    /** Kept values by path. */
    private final Document kept = new Document();

    private long oldest = Long.MAX_VALUE;

    private NewerPart(Document stored, long version) {
        this.stored = stored;
        this.version = version;
    }

    /**
     * Returns the document that the records after this version would have made alone; empty if none of them could have
     * created a customer. Former identifiers have no version and are left out.
     */
    public static Optional<Document> of(Document stored, long version) {
        return new NewerPart(stored, version).document();
    }

    /** Returns whether no record in the document is older than the one with this version, which therefore created it. */
    static boolean isCreatedBy(Document stored, long version) {
        return CustomerRecord.acceptedAt(version)
                .truncatedTo(ChronoUnit.MILLIS)
                .equals(stored.getDate(CustomerFields.CREATED_AT).toInstant());
    }

    /** Matches the document as long as no record has changed it. */
    public static Bson unchanged(Document stored) {
        return and(Stream.of(
                        "_id",
                        CustomerFields.VERSION,
                        CustomerFields.CREATED_AT,
                        CustomerFields.TAGS,
                        CustomerRecord.FIELD_VERSIONS,
                        CustomerRecord.CLEARED_VERSIONS)
                .map(field -> eq(field, stored.get(field)))
                .toList());
    }

    private Optional<Document> document() {
        for (String field : CustomerRecord.REQUIRED) {
            Object own = at(CustomerRecord.versionOf(field));
            if (!isNewer(own == null ? stored.get(CustomerFields.VERSION) : own)) {
                return Optional.empty();
            }
            keep(field);
        }
        Stream.of("_id", CustomerFields.VERSION, CustomerFields.UPDATED_AT).forEach(this::keep);
        keepNewer(CustomerRecord.FIELD_VERSIONS);
        keepNewer(CustomerRecord.CLEARED_VERSIONS);
        List<String> tags = stored.getList(CustomerFields.TAGS, String.class, List.of()).stream()
                .filter(tag -> isNewer(at(CustomerRecord.versionOf(CustomerRecord.tagPath(tag)))))
                .toList();
        if (!tags.isEmpty()) {
            kept.append(CustomerFields.TAGS, tags);
        }
        kept.putAll(Upsert.firstStatistics(kept));
        kept.append(CustomerFields.CREATED_AT, Date.from(CustomerRecord.acceptedAt(oldest)));
        return Optional.of(nested());
    }

    /** Keeps the newer ones of the versions at this path, and the values of the fields that they belong to. */
    private void keepNewer(String path) {
        Object value = at(path);
        if (value instanceof Document members) {
            members.keySet().forEach(member -> keepNewer(path + "." + member));
        } else if (isNewer(value)) {
            keep(path);
            String field = path.substring(path.indexOf('.') + 1);
            if (path.equals(CustomerRecord.versionOf(field)) && !field.startsWith(CustomerFields.TAGS + ".")) {
                keep(field);
            }
        }
    }

    private void keep(String path) {
        Object value = at(path);
        if (value != null) {
            kept.append(path, value);
        }
    }

    private boolean isNewer(@Nullable Object recordVersion) {
        if (!(recordVersion instanceof Long known) || known <= version) {
            return false;
        }
        oldest = Math.min(oldest, known);
        return true;
    }

    private @Nullable Object at(String path) {
        return stored.getEmbedded(List.of(path.split("\\.")), Object.class);
    }

    private Document nested() {
        Document document = new Document();
        kept.forEach((path, value) -> {
            Document parent = document;
            int start = 0;
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
                parent = (Document) parent.computeIfAbsent(path.substring(start, dot), _ -> new Document());
                start = dot + 1;
            }
            parent.append(path.substring(start), value);
        });
        return document;
    }
}
