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
import com.xenocrm.contracts.CustomerReceived.Customer;

/** What a customer record changes in its document. */
final class CustomerUpdate {

    private static final int GENERATED_ID_LENGTH = 24;

    private CustomerUpdate() {}

    /** For an upsert: also what only a new document gets. Statistics start at what the shop reported. */
    static Document of(Customer customer) {
        Document onInsert = new Document("_id", idOfNew(customer))
                .append(CustomerFields.CREATED_AT, acceptedAt(customer))
                .append(CustomerFields.TOTAL_SPEND, decimal(customer.totalSpend()))
                .append(CustomerFields.VISITS_COUNT, customer.visitsCount() == null ? 0 : customer.visitsCount());
        if (customer.lastActiveAt() != null) {
            onInsert.append(CustomerFields.LAST_ACTIVE_AT, Date.from(customer.lastActiveAt()));
        }
        return ofExisting(customer).append("$setOnInsert", onInsert);
    }

    /** For a document that is there. Tags and attributes are merged; what the record leaves out stays. */
    static Document ofExisting(Customer customer) {
        Document set = new Document(CustomerFields.EMAIL, customer.email())
                .append(CustomerFields.NAME, customer.name())
                .append(CustomerFields.VERSION, customer.version())
                .append(CustomerFields.UPDATED_AT, acceptedAt(customer));
        appendIfThere(set, CustomerFields.CUSTOMER_ID, customer.customerId());
        appendIfThere(set, CustomerFields.PHONE, customer.phone());
        customer.attributes().forEach((key, value) -> set.append(CustomerFields.ATTRIBUTES + "." + key, value));
        String reported = CustomerFields.REPORTED + ".";
        if (customer.totalSpend() != null) {
            set.append(reported + CustomerFields.TOTAL_SPEND, decimal(customer.totalSpend()));
        }
        appendIfThere(set, reported + CustomerFields.VISITS_COUNT, customer.visitsCount());
        if (customer.lastActiveAt() != null) {
            set.append(reported + CustomerFields.LAST_ACTIVE_AT, Date.from(customer.lastActiveAt()));
        }
        Document update = new Document("$set", set);
        if (!customer.tags().isEmpty()) {
            update.append("$addToSet", new Document(CustomerFields.TAGS, new Document("$each", customer.tags())));
        }
        return update;
    }

    /** The given identifier, else one that follows from the email, so that a repeat makes the same. */
    private static String idOfNew(Customer customer) {
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

    private static Date acceptedAt(Customer customer) {
        return Date.from(Instant.EPOCH.plus(customer.version(), ChronoUnit.MICROS));
    }

    private static Decimal128 decimal(@Nullable BigDecimal amount) {
        return new Decimal128(amount == null ? BigDecimal.ZERO : amount);
    }

    private static void appendIfThere(Document document, String key, @Nullable Object value) {
        if (value != null) {
            document.append(key, value);
        }
    }
}
