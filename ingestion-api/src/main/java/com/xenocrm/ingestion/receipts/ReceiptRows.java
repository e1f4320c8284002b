package com.xenocrm.ingestion.receipts;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.TextRules;

/** From a row, in any spelling that vendors use, to a valid receipt. */
final class ReceiptRows {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 64;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final String NO_REASON = "unspecified";
    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^a-z0-9]+");

    private static final Field COMMUNICATION_ID = Field.of(
            "communicationId",
            "communication_id",
            "communicationLogId",
            "communication_log_id",
            "logId",
            "log_id",
            "messageId",
            "message_id");
    private static final Field CAMPAIGN_ID = Field.of("campaignId", "campaign_id");
    private static final Field CUSTOMER_ID = Field.of("customerId", "customer_id");
    private static final Field STATUS = Field.of("status");
    private static final Field SUCCESS = Field.of("success");
    private static final Field REASON = Field.of("reason");
    private static final Field VENDOR_MESSAGE_ID = Field.of("vendor_message_id");
    private static final Field OCCURRED_AT = Field.of("occurred_at");
    private static final Field ATTEMPT = Field.of("attempt");

    private final Instant now;

    ReceiptRows(Instant now) {
        this.now = now;
    }

    Receipt read(Row row) {
        DeliveryStatus status = status(row);
        Instant occurredAt = row.time(OCCURRED_AT);
        return new Receipt(
                communicationId(row),
                status,
                status == DeliveryStatus.SENT ? null : reason(row),
                id(row, VENDOR_MESSAGE_ID),
                occurredAt == null ? now : occurredAt,
                row.count(ATTEMPT, 1, MOST_ATTEMPTS));
    }

    private static String communicationId(Row row) {
        String given = id(row, COMMUNICATION_ID);
        if (given != null) {
            return given;
        }
        String campaign = id(row, CAMPAIGN_ID);
        String customer = id(row, CUSTOMER_ID);
        if (campaign == null || customer == null) {
            throw row.problem(COMMUNICATION_ID, "is required, or campaignId and customerId");
        }
        return campaign + ":" + customer;
    }

    private static @Nullable String id(Row row, Field field) {
        return row.identifier(
                field, id -> TextRules.isToken(id, LONGEST_ID), "must be 1 to 200 ASCII characters without spaces");
    }

    private static DeliveryStatus status(Row row) {
        String status = row.text(STATUS, LONGEST_REASON);
        if (status == null) {
            return success(row);
        }
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "SENT", "DELIVERED" -> DeliveryStatus.SENT;
            case "FAILED" -> DeliveryStatus.FAILED;
            default -> throw row.problem(STATUS, "must be SENT, DELIVERED or FAILED");
        };
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

    /** A stable word, however the vendor writes it: {@code Invalid Address} is {@code invalid_address}. */
    private static String reason(Row row) {
        String given = row.text(REASON, Integer.MAX_VALUE);
        if (given == null) {
            return NO_REASON;
        }
        String word = NOT_IN_A_WORD
                .matcher(given.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        String cut = word.length() > LONGEST_REASON
                ? word.substring(0, LONGEST_REASON).strip()
                : word;
        return cut.isEmpty() ? NO_REASON : cut.replace(' ', '_');
    }
}
