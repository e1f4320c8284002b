package com.xenocrm.ingestion.receipts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.ingestion.intake.RejectedRow;
import com.xenocrm.ingestion.intake.RequestRows;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.ingestion.receipts.ReceiptReport.IgnoredReceipt;
import com.xenocrm.ingestion.receipts.ReceiptReport.ReceiptWarning;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.web.Refusal;

/** Receipts of one request, sorted into those to publish, those to ignore and those to refuse. */
final class ReceiptBatch {

    private final Instant received;
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final List<IgnoredReceipt> ignored = new ArrayList<>();
    private final List<ReceiptWarning> warnings = new ArrayList<>();
    private int index;

    private ReceiptBatch(Instant received) {
        this.received = received;
    }

    /** Reads one receipt, an array of them, or an object with the array {@code receipts}. */
    static ReceiptBatch read(byte[] body, Instant received) {
        ReceiptBatch batch = new ReceiptBatch(received);
        RequestRows.read(body, RowKind.RECEIPTS, batch::add);
        return batch;
    }

    private void add(JsonNode json) {
        try {
            Row row = new Row(json, received);
            ReceiptStatus status = ReceiptStatus.of(row);
            DeliveryStatus outcome = status.outcome();
            if (outcome == null) {
                ignored.add(new IgnoredReceipt(index, status.word()));
            } else {
                ReceiptReader reader = new ReceiptReader(row, status, received);
                receipts.add(reader.read(outcome));
                reader.warnings().forEach(warning -> warnings.add(new ReceiptWarning(index, warning)));
            }
        } catch (RowProblem problem) {
            rejected.add(new RejectedRow(index, problem.description(), Map.of(RowKind.RECEIPTS.singular(), json)));
        }
        index++;
    }

    /** Returns the batch, or refuses the request when every receipt is refused. */
    ReceiptBatch orRefuse() {
        if (receipts.isEmpty() && ignored.isEmpty()) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "NO_VALID_RECORDS", "None of the receipts is valid", report());
        }
        return this;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    ReceiptReport report() {
        return new ReceiptReport(receipts.size(), rejected.size(), rejected, ignored, warnings);
    }

    String summary() {
        return receipts.size() + " receipts accepted, "
                + (ignored.isEmpty() ? "" : ignored.size() + " ignored, ")
                + rejected.size() + " rejected";
    }
}
