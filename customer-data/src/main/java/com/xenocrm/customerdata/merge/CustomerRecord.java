package com.xenocrm.customerdata.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.kit.security.Sha256;

/** Conversion of a received record to fields of the stored document. */
final class CustomerRecord {

    /** Fields that are sets of values, each with its own version. */
    static final Set<String> SETS = Set.of(CustomerFields.TAGS, CustomerFields.ATTRIBUTES);

    /** Fields that every customer has. */
    static final List<String> REQUIRED = List.of(CustomerFields.EMAIL, CustomerFields.NAME);

    /** Versions of fields by path: each is the version of the record that the field's value is from. */
    static final String FIELD_VERSIONS = "field_versions";

    /** Versions of the newest records that cleared all tags or all attributes. */
    static final String CLEARED_VERSIONS = "cleared_versions";

    private static final Set<String> REPORTED =
            Set.of(CustomerFields.TOTAL_SPEND, CustomerFields.VISITS_COUNT, CustomerFields.LAST_ACTIVE_AT);
    private static final Removal NOTHING = new Removal(List.of(), List.of());
    private static final int GENERATED_ID_LENGTH = 24;

    private CustomerRecord() {}

    /** Returns the path of a field's version. */
    static String versionOf(String path) {
        return FIELD_VERSIONS + "." + path;
    }

    /** Returns the path of the version of the newest record that cleared a whole set. */
    static String clearedVersionOf(String set) {
        return CLEARED_VERSIONS + "." + set;
    }

    /**
     * Returns the path of a tag among the versions, encoded because tags may contain characters that are not allowed in
     * paths.
     */
    static String tagPath(String tag) {
        return CustomerFields.TAGS
                + "."
                + tag.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    /** Returns name and email if the record changes them; their version is the document's unless they are older. */
    static Document required(Customer customer) {
        Document given =
                new Document(CustomerFields.EMAIL, customer.email()).append(CustomerFields.NAME, customer.name());
        if (customer.patch() != null) {
            given.keySet().removeAll(customer.patch().unchanged());
        }
        return given;
    }

    /** Returns the document's version according to this record. */
    static Document version(Customer customer) {
        return new Document(CustomerFields.VERSION, customer.version())
                .append(CustomerFields.UPDATED_AT, Date.from(acceptedAt(customer.version())));
    }

    /** Returns the optional fields that a record sets or clears, by path; null for cleared ones. */
    static Document optional(Customer customer) {
        Document given = new Document();
        removal(customer).fields().stream()
                .filter(field -> !SETS.contains(field))
                .forEach(field ->
                        given.append(REPORTED.contains(field) ? CustomerFields.REPORTED + "." + field : field, null));
        appendIfThere(given, CustomerFields.CUSTOMER_ID, customer.customerId());
        appendIfThere(given, CustomerFields.PHONE, customer.phone());
        String reported = CustomerFields.REPORTED + ".";
        appendIfThere(given, reported + CustomerFields.TOTAL_SPEND, decimal(customer.totalSpend()));
        appendIfThere(given, reported + CustomerFields.VISITS_COUNT, customer.visitsCount());
        Instant lastActive = customer.lastActiveAt();
        appendIfThere(
                given, reported + CustomerFields.LAST_ACTIVE_AT, lastActive == null ? null : Date.from(lastActive));
        customer.attributes().forEach((key, value) -> given.append(CustomerFields.ATTRIBUTES + "." + key, value));
        return given;
    }

    /** Returns the sets that a record clears before it adds values. */
    static List<String> clearedSets(Customer customer) {
        return removal(customer).fields().stream().filter(SETS::contains).toList();
    }

    /** Returns the tags that a record removes. */
    static List<String> removedTags(Customer customer) {
        return removal(customer).tags();
    }

    /**
     * Returns an update that sets the values by path and removes those that are null; empty if there are no changes.
     */
    static Document update(Document changes) {
        Document set = new Document();
        Document unset = new Document();
        changes.forEach((path, value) -> (value == null ? unset : set).append(path, value == null ? "" : value));
        Document update = new Document();
        if (!set.isEmpty()) {
            update.append("$set", set);
        }
        return unset.isEmpty() ? update : update.append("$unset", unset);
    }

    /** Returns the time of acceptance of the record with this version. */
    static Instant acceptedAt(long version) {
        return Instant.EPOCH.plus(version, ChronoUnit.MICROS);
    }

    /**
     * Returns the given identifier, or else one derived from the email, so that a repeated record gets the same one.
     */
    static String idOfNew(Customer customer) {
        if (customer.customerId() != null) {
            return customer.customerId();
        }
        return Sha256.hex(customer.email()).substring(0, GENERATED_ID_LENGTH);
    }

    private static Removal removal(Customer customer) {
        Removal removal = customer.removed();
        return removal == null ? NOTHING : removal;
    }

    private static @Nullable Decimal128 decimal(@Nullable BigDecimal amount) {
        return amount == null ? null : new Decimal128(amount);
    }

    private static void appendIfThere(Document document, String key, @Nullable Object value) {
        if (value != null) {
            document.append(key, value);
        }
    }
}
