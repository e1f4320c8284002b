package com.xenocrm.ingestion.receipts;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.outcome.StatusWords;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Row;

/**
 * Status of a receipt according to the vendor.
 *
 * @param word lower-case word
 * @param outcome outcome; null for a status that is unrelated to delivery, such as {@code clicked}
 * @param isContradicted whether {@code success} says the opposite
 */
record ReceiptStatus(String word, @Nullable DeliveryStatus outcome, boolean isContradicted) {

    private static final Field STATUS = Field.of("status");
    private static final Field SUCCESS = Field.of("success");

    /** Reads the status, or {@code success}; refuses a row with neither. */
    static ReceiptStatus of(Row row) {
        JsonNode given = row.find(STATUS);
        if (given != null && given.isContainer()) {
            throw row.problem(STATUS, "must be text");
        }
        String word = given == null ? "" : StatusWords.status(given.asString());
        if (word.isEmpty()) {
            return new ReceiptStatus("", success(row), false);
        }
        DeliveryStatus outcome = StatusWords.outcome(word);
        JsonNode success = row.find(SUCCESS);
        boolean isContradicted = outcome != null
                && success != null
                && success.isBoolean()
                && success.booleanValue() != (outcome == DeliveryStatus.SENT);
        return new ReceiptStatus(word, outcome, isContradicted);
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
}
