package com.xenocrm.ingestion.intake;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Validates and publishes the rows of a request. */
@Component
public class IntakeService {

    private final MessagePublisher publisher;
    private final IntakeMetrics metrics;
    private final Clock clock;

    IntakeService(MessagePublisher publisher, IntakeMetrics metrics, Clock clock) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Publishes the valid rows and returns the answer after the broker's confirms; refuses the request if no row is
     * valid.
     */
    public <T> Envelope<IntakeReport> take(
            byte[] body, RowKind kind, RowReader<T> reader, Function<List<T>, CrmMessage> message) {
        Intake<T> intake = Intake.read(body, kind, clock.instant(), reader);
        IntakeReport report = intake.report();
        metrics.rejected(kind, report.rejected());
        publisher.publish(intake.orRefuse().inMessages(message));
        metrics.accepted(kind, report.accepted());
        return Envelope.of(intake.summary(), report);
    }

    /** Publishes the only row of a request; refuses the request, naming the field, if it is invalid. */
    public <T> void takeOne(byte[] body, RowKind kind, RowReader<T> reader, Function<List<T>, CrmMessage> message) {
        JsonNode row = RequestRows.one(body);
        try {
            publisher.publish(List.of(message.apply(List.of(reader.read(new Row(row, clock.instant()))))));
        } catch (RowProblem problem) {
            metrics.rejected(kind, 1);
            throw Refusal.invalid(problem.field(), problem.fault());
        }
        metrics.accepted(kind, 1);
    }
}
