package com.xenocrm.customer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.message.CustomerReceived.Customer;

/** A received record in the words of the stored document. */
final class CustomerRecord {

    /** Holds, under each optional field's own path, the stamp of the record that the field is from. */
    private static final String FIELD_VERSIONS = "field_versions.";

    private static final int GENERATED_ID_LENGTH = 24;

    private CustomerRecord() {}

    /** The path of a field's stamp. */
    static String versionOf(String path) {
        return FIELD_VERSIONS + path;
    }

    /** What every record gives: these fields are always the newest record's, and need no stamp of their own. */
    static Document required(Customer customer) {
        return new Document(CustomerFields.EMAIL, customer.email())
                .append(CustomerFields.NAME, customer.name())
                .append(CustomerFields.VERSION, customer.version())
                .append(CustomerFields.UPDATED_AT, Date.from(acceptedAt(customer)));
    }

    /** What a record may leave out and this one gives, by path. */
    static Document optional(Customer customer) {
        Document given = new Document();
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

    static Instant acceptedAt(Customer customer) {
        return Instant.EPOCH.plus(customer.version(), ChronoUnit.MICROS);
    }

    /** The given identifier, else one that follows from the email, so that a repeat makes the same. */
    static String idOfNew(Customer customer) {
        if (customer.customerId() != null) {
            return customer.customerId();
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(customer.email().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, GENERATED_ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
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
