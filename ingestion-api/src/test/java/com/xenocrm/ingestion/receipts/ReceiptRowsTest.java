package com.xenocrm.ingestion.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.intake.Intake;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReceiptRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void readsAReceiptWhole() {
        Receipt receipt = read("""
                {"communicationId": "k1:c1", "status": "FAILED", "reason": "Invalid Address!",
                 "vendor_message_id": "vm-1", "occurred_at": "2026-11-21T11:59:00Z", "attempt": 2}
                """);

        assertThat(receipt)
                .isEqualTo(new Receipt(
                        "k1:c1",
                        DeliveryStatus.FAILED,
                        "invalid_address",
                        "vm-1",
                        Instant.parse("2026-11-21T11:59:00Z"),
                        2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"communicationId\": \"k1:c1\", \"status\": \"SENT\"",
                "\"communication_id\": \"k1:c1\", \"status\": \"sent\"",
                "\"communicationLogId\": \"k1:c1\", \"status\": \"Delivered\"",
                "\"logId\": \"k1:c1\", \"success\": true",
                "\"messageId\": \"k1:c1\", \"status\": \"SENT\", \"reason\": \"ignored\"",
                "\"campaignId\": \"k1\", \"customerId\": \"c1\", \"success\": true",
                "\"campaign_id\": \"k1\", \"customer_id\": \"c1\", \"status\": \"DELIVERED\""
            })
    void readsEverySpellingOfASuccess(String receipt) {
        assertThat(read("{" + receipt + "}"))
                .isEqualTo(new Receipt("k1:c1", DeliveryStatus.SENT, null, null, NOW, null));
    }

    @Test
    void givesAFailureWithoutAReasonTheWordForIt() {
        assertThat(read("{\"logId\": \"k1:c1\", \"success\": false}"))
                .isEqualTo(new Receipt("k1:c1", DeliveryStatus.FAILED, "unspecified", null, NOW, null));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"status": "SENT"}                              | communicationId: is required, or campaignId and customerId
            {"campaignId": "k1", "status": "SENT"}          | communicationId: is required, or campaignId and customerId
            {"logId": "k1:c1"}                              | status: is required, or success
            {"logId": "k1:c1", "status": "LOST"}            | status: must be SENT, DELIVERED or FAILED
            {"logId": "k1:c1", "success": "yes"}            | success: must be true or false
            {"logId": {"$ne": 1}, "success": true}          | logId: must be text
            {"logId": "k1:c1", "success": true, "attempt": 0}   | attempt: must be a whole number from 1 to 1000
            {"logId": "k1:c1", "success": true, "attempt": 1.5} | attempt: must be a whole number from 1 to 1000
            7                                               | must be an object
            """)
    void refusesWhatIsNotValidAndNamesTheField(String row, String error) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read("[" + row + "]"));

        assertThat(((IntakeReport) refusal.data()).errorArray())
                .singleElement()
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    private static Receipt read(String json) {
        var intake = Intake.read(
                        json.getBytes(StandardCharsets.UTF_8), RowKind.RECEIPTS, NOW, new ReceiptRows(NOW)::read)
                .orRefuse();
        return intake.inMessages(DeliveryReceiptReceived::new)
                .getFirst()
                .receipts()
                .getFirst();
    }
}
