package com.xenocrm.ingestion.receipts;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.communication.BounceType;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Row;

/**
 * Status of a receipt according to the vendor.
 *
 * @param word lower-case word
 * @param outcome outcome; null for a status that is unrelated to delivery, such as {@code clicked}
 * @param reason the status itself if it is a reason, such as {@code hard_bounce}
 */
record ReceiptStatus(
        String word,
        @Nullable DeliveryStatus outcome,
        @Nullable String reason) {

    private static final int LONGEST_WORD = 64;
    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EMAIL_EVENT = Pattern.compile("^email_(?=.)");
    private static final Field STATUS = Field.of("status");
    private static final Field SUCCESS = Field.of("success");

    /** Reads the status, or {@code success}; refuses a row with neither. */
    static ReceiptStatus of(Row row) {
        JsonNode given = row.find(STATUS);
        if (given != null && given.isContainer()) {
            throw row.problem(STATUS, "must be text");
        }
        String word =
                given == null ? "" : EMAIL_EVENT.matcher(word(given.asString())).replaceFirst("");
        if (word.isEmpty()) {
            return new ReceiptStatus("", success(row), null);
        }
        return switch (word) {
            case "sent", "delivered" -> new ReceiptStatus(word, DeliveryStatus.SENT, null);
            case "spam" -> new ReceiptStatus(word, DeliveryStatus.SENT, "spam_complaint");
            case "failed" -> new ReceiptStatus(word, DeliveryStatus.FAILED, null);
            default -> new ReceiptStatus(word, outcome(word), word);
        };
    }

    /** Returns the status as a stable word: {@code Invalid Address} becomes {@code invalid_address}. */
    static String word(String given) {
        String words = NOT_IN_A_WORD
                .matcher(given.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return words.substring(0, Math.min(words.length(), LONGEST_WORD))
                .strip()
                .replace(' ', '_');
    }

    /** Returns the outcome of a status; a complaint proves that the message was delivered. */
    private static @Nullable DeliveryStatus outcome(String word) {
        if (!BounceType.isKnown(word)) {
            return null;
        }
        return BounceType.of(word) == BounceType.COMPLAINT ? DeliveryStatus.SENT : DeliveryStatus.FAILED;
    }

    private static DeliveryStatus success(Row row) {
        JsonNode success = row.find(SUCCESS);
        if (success == null) {
            throw row.problem(STATUS, "is required, or success");
        }
        if (!success.isBoolean()) {
            throw row.problem(SUCCESS, "must be true or false");
        }
        return success.booleanValue() ? DeliveryStatus.SENT : DeliveryStatus.FAILED;
    }

    boolean isComplaint() {
        return BounceType.of(reason) == BounceType.COMPLAINT;
    }
}
