package com.xenocrm.ingestion.receipts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.ingestion.row.TextRules;

/**
 * Reads one receipt, in any spelling that vendors use. The outcome counts whatever the other fields say: a time, a reason
 * or a vendor's id that cannot be read is replaced and reported as a warning.
 */
final class ReceiptReader {

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

    private final Row row;
    private final Instant received;
    private final List<String> warnings = new ArrayList<>();

    /** @param received time of acceptance, which no receipt's time may be after */
    ReceiptReader(Row row, Instant received) {
        this.row = row;
        this.received = received;
    }

    /** Reads the receipt; throws {@link RowProblem} when it names no communication or no outcome. */
    Receipt read() {
        DeliveryStatus status = status();
        return new Receipt(
                communicationId(),
                status,
                status == DeliveryStatus.SENT ? null : reason(),
                vendorMessageId(),
                occurredAt(),
                row.count(ATTEMPT, 1, MOST_ATTEMPTS));
    }

    /** Returns the faults of fields that were replaced. */
    List<String> warnings() {
        return warnings;
    }

    private String communicationId() {
        String given = id(COMMUNICATION_ID);
        if (given != null) {
            return given;
        }
        String campaign = id(CAMPAIGN_ID);
        String customer = id(CUSTOMER_ID);
        if (campaign == null || customer == null) {
            throw row.problem(COMMUNICATION_ID, "is required, or campaignId and customerId");
        }
        return campaign + ":" + customer;
    }

    private @Nullable String id(Field field) {
        return row.identifier(
                field, id -> TextRules.isToken(id, LONGEST_ID), "must be 1 to 200 ASCII characters without spaces");
    }

    private @Nullable String vendorMessageId() {
        try {
            return id(VENDOR_MESSAGE_ID);
        } catch (RowProblem problem) {
            warnings.add(problem.description() + "; it is left out");
            return null;
        }
    }

    /** Returns the time of the receipt, not after its acceptance. */
    private Instant occurredAt() {
        JsonNode given = row.find(OCCURRED_AT);
        if (given == null || (given.isString() && given.stringValue().isBlank())) {
            return received;
        }
        Instant occurredAt = ReceiptTime.read(given);
        if (occurredAt == null) {
            warnings.add(row.problem(OCCURRED_AT, "cannot be read as a time; the time of acceptance is used")
                    .description());
            return received;
        }
        return occurredAt.isAfter(received)
                ? received
                : occurredAt.isBefore(Instant.EPOCH) ? Instant.EPOCH : occurredAt;
    }

    private DeliveryStatus status() {
        String status = row.text(STATUS, LONGEST_REASON);
        if (status == null) {
            return success();
        }
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "SENT", "DELIVERED" -> DeliveryStatus.SENT;
            case "FAILED" -> DeliveryStatus.FAILED;
            default -> throw row.problem(STATUS, "must be SENT, DELIVERED or FAILED");
        };
    }

    private DeliveryStatus success() {
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
    private String reason() {
        JsonNode given = row.find(REASON);
        if (given == null) {
            return NO_REASON;
        }
        if (given.isContainer()) {
            warnings.add(row.problem(REASON, "must be text; " + NO_REASON + " is used")
                    .description());
            return NO_REASON;
        }
        String word = NOT_IN_A_WORD
                .matcher(given.asString().toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        String cut = word.length() > LONGEST_REASON
                ? word.substring(0, LONGEST_REASON).strip()
                : word;
        return cut.isEmpty() ? NO_REASON : cut.replace(' ', '_');
    }
}
