package com.xenocrm.ingestion.intake;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.web.Envelope;

/** Takes a request's rows in. */
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

    /** The answer, once the broker has confirmed every valid record; refuses the request when none is valid. */
    public <T> Envelope<IntakeReport> take(
            byte[] body, RowKind kind, RowReader<T> reader, Function<List<T>, CrmMessage> message) {
        Intake<T> intake = Intake.read(body, kind, clock.instant(), reader);
        IntakeReport report = intake.report();
        metrics.rejected(kind, report.rejected());
        publisher.publish(intake.orRefuse().inMessages(message));
        metrics.accepted(kind, report.accepted());
        return Envelope.of(intake.summary(), report);
    }
}
