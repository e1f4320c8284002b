package com.xenocrm.ingestion.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.web.Refusal;

/**
 * Rows of a request, sorted into records to publish and rows to refuse. An invalid row does not affect others. A row
 * that repeats an earlier one is accepted and published once.
 */
public final class Intake<T> {

    private final RowKind kind;
    private final List<T> records = new ArrayList<>();
    private final List<RejectedRow> refused = new ArrayList<>();
    private final DuplicateRows<T> repeats = new DuplicateRows<>();
    private int accepted;

    private Intake(RowKind kind) {
        this.kind = kind;
    }

    /** Reads all rows. */
    public static <T> Intake<T> read(byte[] body, RowKind kind, Instant now, RowReader<T> reader) {
        Intake<T> intake = new Intake<>(kind);
        RequestRows.read(body, kind, row -> intake.take(row, now, reader));
        return intake;
    }

    /** Returns this intake; throws a refusal of the request if no row is valid. */
    public Intake<T> orRefuse() {
        if (records.isEmpty()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "NO_VALID_RECORDS", "None of the " + kind.plural() + " is valid", report());
        }
        return this;
    }

    private void take(JsonNode json, Instant now, RowReader<T> reader) {
        int index = accepted + refused.size();
        try {
            T record = reader.read(new Row(json, now));
            if (repeats.isNew(index, record, reader.names(record))) {
                records.add(record);
            }
            accepted++;
        } catch (RowProblem problem) {
            refused.add(new RejectedRow(index, problem.description(), Map.of(kind.singular(), json)));
        }
    }

    /** Returns the valid records in messages of the maximum size. */
    public <M extends CrmMessage> List<M> inMessages(Function<List<T>, M> message) {
        return CrmMessage.split(records, message);
    }

    /** Returns counts, and the refused rows with their reasons. */
    public IntakeReport report() {
        return new IntakeReport(accepted, refused.size(), refused);
    }

    /** Returns one sentence for people. */
    public String summary() {
        return accepted + " " + kind.plural() + " accepted, " + refused.size() + " rejected";
    }
}
