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

/** A received record in the words of the stored document. */
final class CustomerRecord {

    /** Fields that are sets of values, each with its own version. */
    static final Set<String> SETS = Set.of(CustomerFields.TAGS, CustomerFields.ATTRIBUTES);

    /** Fields that every customer has. */
    static final List<String> REQUIRED = List.of(CustomerFields.EMAIL, CustomerFields.NAME);

    /** Holds, under each field's own path, the version of the record that the field is from. */
    private static final String FIELD_VERSIONS = "field_versions.";

    /** Holds, for tags and attributes, the version of the newest record that cleared all of them. */
    private static final String CLEARED_VERSIONS = "cleared_versions.";

    private static final Set<String> REPORTED =
            Set.of(CustomerFields.TOTAL_SPEND, CustomerFields.VISITS_COUNT, CustomerFields.LAST_ACTIVE_AT);
    private static final Removal NOTHING = new Removal(List.of(), List.of());
    private static final int GENERATED_ID_LENGTH = 24;

    private CustomerRecord() {}

    /** The path of a field's stamp. */
    static String versionOf(String path) {
        return FIELD_VERSIONS + path;
    }

    /** Path of the version of the newest record that cleared a whole set. */
    static String clearedVersionOf(String set) {
        return CLEARED_VERSIONS + set;
    }

    /** Path that stands for a tag among the versions: a tag may hold characters that a path may not. */
    static String tagPath(String tag) {
        return CustomerFields.TAGS
                + "."
                + tag.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    /** Name and email as far as the record changes them: they have the document's version unless they are older. */
    static Document required(Customer customer) {
        Document given =
                new Document(CustomerFields.EMAIL, customer.email()).append(CustomerFields.NAME, customer.name());
        if (customer.patch() != null) {
            given.keySet().removeAll(customer.patch().unchanged());
        }
        return given;
    }

    /** Version of the document, as of this record. */
    static Document version(Customer customer) {
        return new Document(CustomerFields.VERSION, customer.version())
                .append(CustomerFields.UPDATED_AT, Date.from(acceptedAt(customer)));
    }

    /** Values of the optional fields that a record gives or clears, by path; null where it clears one. */
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

    /** Sets that a record clears before it gives values of its own. */
    static List<String> clearedSets(Customer customer) {
        return removal(customer).fields().stream().filter(SETS::contains).toList();
    }

    /** Tags that a record removes. */
    static List<String> removedTags(Customer customer) {
        return removal(customer).tags();
    }

    /** Update that writes the values by path and removes those that are null; empty for no changes. */
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

    static Instant acceptedAt(Customer customer) {
        return Instant.EPOCH.plus(customer.version(), ChronoUnit.MICROS);
    }

    /** The given identifier, else one that follows from the email, so that a repeat makes the same. */
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
