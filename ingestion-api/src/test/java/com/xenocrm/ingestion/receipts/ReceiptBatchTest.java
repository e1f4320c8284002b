package com.xenocrm.ingestion.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.receipts.ReceiptReport.IgnoredReceipt;
import com.xenocrm.ingestion.receipts.ReceiptReport.ReceiptWarning;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReceiptBatchTest {

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

    @ParameterizedTest
    @CsvSource({
        "HardBounce, FAILED, hardbounce",
        "hard bounce, FAILED, hard_bounce",
        "email.bounced, FAILED, bounced",
        "SpamComplaint, SENT, spamcomplaint",
        "spamreport, SENT, spamreport",
        "spam, SENT, spam_complaint",
        "email.complained, SENT, complained",
        "email.delivered, SENT, ",
        "unsubscribe, SENT, unsubscribe",
        "Group Unsubscribe, SENT, group_unsubscribe",
        "rejected, FAILED, rejected",
        "Undelivered, FAILED, undelivered",
        "dropped, FAILED, dropped",
        "error, FAILED, unspecified"
    })
    void readsTheWordsOfVendors(String status, DeliveryStatus outcome, String reason) {
        assertThat(read("{\"logId\": \"k1:c1\", \"status\": \"" + status + "\"}"))
                .isEqualTo(new Receipt("k1:c1", outcome, reason, null, NOW, null));
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
            {"logId": "k1:c1", "status": ["SENT"]}          | status: must be text
            {"logId": "k1:c1", "status": " - "}             | status: is required, or success
            {"logId": "k1:c1", "success": "yes"}            | success: must be true or false
            {"logId": {"$ne": 1}, "success": true}          | logId: must be text
            {"logId": "k1:c1", "success": true, "attempt": 0}   | attempt: must be a whole number from 1 to 1000
            {"logId": "k1:c1", "success": true, "attempt": 1.5} | attempt: must be a whole number from 1 to 1000
            {"logId": "k1:c1", "messageId": "k1:c2", "success": true} | logId: is given twice, with different values
            {"campaignId": "k1", "campaign_id": "k2", "customerId": "c1", "success": true} | campaignId: is given twice, with different values
            {"campaignId": "k1", "customerId": "c1", "customer_id": "c2", "success": true} | customerId: is given twice, with different values
            7                                               | must be an object
            """)
    void refusesWhatIsNotValidAndNamesTheField(String row, String error) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read("[" + row + "]"));

        assertThat(((ReceiptReport) refusal.data()).errorArray())
                .singleElement()
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "2026-11-21T11:59:00Z"       | 2026-11-21T11:59:00Z
            "2026-11-21T17:29:00+05:30"  | 2026-11-21T11:59:00Z
            "2026-11-21 17:29:00+0530"   | 2026-11-21T11:59:00Z
            "2026-11-21t11:59:00.5z"     | 2026-11-21T11:59:00.500Z
            "2026-11-20"                 | 2026-11-20T00:00:00Z
            1795262340                   | 2026-11-21T11:59:00Z
            "1795262340"                 | 2026-11-21T11:59:00Z
            1795262340.25                | 2026-11-21T11:59:00.250Z
            " 1795262340.25 "            | 2026-11-21T11:59:00.250Z
            1.79526234e9                 | 2026-11-21T11:59:00Z
            1795262340250                | 2026-11-21T11:59:00.250Z
            "1795262340250"              | 2026-11-21T11:59:00.250Z
            "2026-11-23T13:00:00Z"       | 2026-11-21T12:00:00Z
            1795440000                   | 2026-11-21T12:00:00Z
            "+999999999-01-01T00:00:00Z" | 2026-11-21T12:00:00Z
            "-999999999-01-01T00:00:00Z" | 1970-01-01T00:00:00Z
            -5                           | 1970-01-01T00:00:00Z
            null                         | 2026-11-21T12:00:00Z
            " "                          | 2026-11-21T12:00:00Z
            """)
    void readsEveryTimeUpToItsAcceptance(String given, Instant occurredAt) {
        ReceiptBatch batch = batch("{\"logId\": \"k1:c1\", \"success\": true, \"occurred_at\": " + given + "}");

        assertThat(batch.receipts())
                .containsExactly(new Receipt("k1:c1", DeliveryStatus.SENT, null, null, occurredAt, null));
        assertThat(batch.report().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"2026-11-21T11:59:00\"",
                "\"2026-13-21\"",
                "\"١٧٩٥٢٦٢٣٤٠\"",
                "{\"seconds\": 1}",
                "[1795262340]",
                "true",
                "1e400",
                "1e999999999",
                "\"99999999999999999999\""
            })
    void usesTheTimeOfAcceptanceForAnUnreadableOne(String given) {
        ReceiptBatch batch = batch("{\"logId\": \"k1:c1\", \"success\": true, \"occurredAt\": " + given + "}");

        assertThat(batch.receipts()).containsExactly(new Receipt("k1:c1", DeliveryStatus.SENT, null, null, NOW, null));
        assertThat(batch.report().warnings())
                .containsExactly(
                        new ReceiptWarning(0, "occurredAt: cannot be read as a time; the time of acceptance is used"));
    }

    @Test
    void keepsAnOutcomeWhoseOtherFieldsCannotBeRead() {
        ReceiptBatch batch = batch("""
                ["x",
                 {"logId": "k1:c1", "status": "FAILED", "reason": {"code": 550}, "vendor_message_id": "a b"},
                 {"logId": "k1:c2", "status": "FAILED", "reason": "550 5.1.1\\r\\nUser unknown"}]
                """);

        assertThat(batch.receipts())
                .containsExactly(
                        new Receipt("k1:c1", DeliveryStatus.FAILED, "unspecified", null, NOW, null),
                        new Receipt("k1:c2", DeliveryStatus.FAILED, "550_5_1_1_user_unknown", null, NOW, null));
        assertThat(batch.report().warnings())
                .containsExactly(
                        new ReceiptWarning(1, "reason: must be text; it is left out"),
                        new ReceiptWarning(
                                1,
                                "vendor_message_id: must be 1 to 200 ASCII characters without spaces; it is left out"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "status": "SENT", "success": false                               | success: contradicts the status, which counts
            "success": true, "vendor_message_id": "a", "vendorMessageId": "b" | vendor_message_id: is given twice, with different values; it is left out
            "success": true, "occurred_at": "2026-11-21", "occurredAt": 5    | occurred_at: is given twice, with different values; the time of acceptance is used
            """)
    void countsTheOutcomeOfAContradictionAndSaysSo(String fields, String warning) {
        ReceiptBatch batch = batch("{\"logId\": \"k1:c1\", " + fields + "}");

        assertThat(batch.receipts()).containsExactly(new Receipt("k1:c1", DeliveryStatus.SENT, null, null, NOW, null));
        assertThat(batch.report().warnings()).containsExactly(new ReceiptWarning(0, warning));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', nullValues = "-", textBlock = """
            hard_bounce   | -               | FAILED | hard_bounce
            Hard Bounce   | "550 no such"   | FAILED | hard_bounce
            bounced       | "Mailbox full"  | FAILED | mailbox_full
            soft-bounce   | -               | FAILED | soft_bounce
            complained    | -               | SENT   | complained
            COMPLAINT     | "Mailbox full"  | SENT   | complaint
            SENT          | "spam_complaint"| SENT   | spam_complaint
            SENT          | "Mailbox full"  | SENT   | -
            FAILED        | "spam_complaint"| FAILED | spam_complaint
            """)
    void readsBouncesAndComplaints(
            String status, @Nullable String reason, DeliveryStatus outcome, @Nullable String word) {
        Receipt receipt = read("{\"logId\": \"k1:c1\", \"status\": \"" + status + "\", \"reason\": " + reason + "}");

        assertThat(receipt).isEqualTo(new Receipt("k1:c1", outcome, word, null, NOW, null));
    }

    @Test
    void acknowledgesStatusesThatAreNoOutcome() {
        ReceiptBatch batch = batch("""
                [{"logId": "k1:c1", "status": "clicked"}, {"status": "Opened"}, 7, {"logId": "k1:c1", "status": "SENT"}]
                """);

        assertThat(batch.orRefuse().receipts())
                .containsExactly(new Receipt("k1:c1", DeliveryStatus.SENT, null, null, NOW, null));
        assertThat(batch.report().ignored())
                .containsExactly(new IgnoredReceipt(0, "clicked"), new IgnoredReceipt(1, "opened"));
        assertThat(batch.summary()).isEqualTo("1 receipts accepted, 2 ignored, 1 rejected");
    }

    private static Receipt read(String json) {
        return batch(json).orRefuse().receipts().getFirst();
    }

    private static ReceiptBatch batch(String json) {
        return ReceiptBatch.read(json.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
