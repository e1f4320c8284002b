package com.xenocrm.ingestion.receipts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.outcome.StatusWords;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Identifiers;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;

/**
 * Reader of one receipt in the vendors' various spellings. The outcome counts even if other fields are invalid: an
 * unreadable time, reason or vendor id is replaced and reported as a warning.
 */
final class ReceiptReader {

    private static final int LONGEST_ID = 200;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final String NO_REASON = "unspecified";

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
    private static final Field REASON = Field.of("reason");
    private static final Field VENDOR_MESSAGE_ID = Field.of("vendor_message_id");
    private static final Field OCCURRED_AT = Field.of("occurred_at");
    private static final Field ATTEMPT = Field.of("attempt");
    private static final List<Field> IDENTITY = List.of(COMMUNICATION_ID, CAMPAIGN_ID, CUSTOMER_ID, ATTEMPT);

    private final Row row;
    private final ReceiptStatus status;
    private final Instant received;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Creates the reader.
     *
     * @param received time of acceptance, the upper limit of a receipt's time
     */
    ReceiptReader(Row row, ReceiptStatus status, Instant received) {
        this.row = row;
        this.status = status;
        this.received = received;
    }

    /** Reads the receipt with this outcome; throws {@link RowProblem} if it names no communication. */
    Receipt read(DeliveryStatus outcome) {
        row.refuseContradictions(IDENTITY);
        if (status.isContradicted()) {
            warnings.add("success: contradicts the status, which counts");
        }
        return new Receipt(
                communicationId(),
                outcome,
                StatusWords.reason(outcome, status.word(), givenReason(outcome), NO_REASON),
                vendorMessageId(),
                occurredAt(),
                row.count(ATTEMPT, 1, MOST_ATTEMPTS));
    }

    /** Returns the errors of fields that were replaced. */
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
                field, id -> Identifiers.isToken(id, LONGEST_ID), "must be 1 to 200 ASCII characters without spaces");
    }

    private @Nullable String vendorMessageId() {
        try {
            row.refuseContradictions(List.of(VENDOR_MESSAGE_ID));
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
        try {
            row.refuseContradictions(List.of(OCCURRED_AT));
        } catch (RowProblem problem) {
            warnings.add(problem.description() + "; the time of acceptance is used");
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

    private String givenReason(DeliveryStatus outcome) {
        JsonNode given = row.find(REASON);
        if (given == null) {
            return "";
        }
        if (given.isContainer()) {
            if (outcome == DeliveryStatus.FAILED) {
                warnings.add(row.problem(REASON, "must be text; it is left out").description());
            }
            return "";
        }
        return StatusWords.word(given.asString());
    }
}
