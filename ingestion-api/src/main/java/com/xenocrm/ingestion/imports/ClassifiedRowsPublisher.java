package com.xenocrm.ingestion.imports;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.ingestion.imports.chunk.ClassifiedRows;
import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.status.Import;

/**
 * Publishes the records of a chunk after suppressing the addresses of people who objected, so that no message can be
 * sent to them in between.
 */
@Component
class ClassifiedRowsPublisher {

    private final Suppressions suppressions;
    private final MessagePublisher outgoing;
    private final Clock clock;

    ClassifiedRowsPublisher(Suppressions suppressions, MessagePublisher outgoing, Clock clock) {
        this.suppressions = suppressions;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** Permanently suppresses addresses, with a reason that names the import, and publishes the messages. */
    void publish(Import running, ClassifiedRows rows) {
        if (!rows.objections().isEmpty()) {
            suppressions.add(suppressions(running, rows.objections()));
        }
        if (!rows.erasedObjections().isEmpty()) {
            suppressions.addErased(suppressions(running, rows.erasedObjections()));
        }
        outgoing.publish(rows.messages());
    }

    private List<Suppression> suppressions(Import running, Map<String, Consent> objections) {
        return objections.entrySet().stream()
                .map(objection -> new Suppression(
                        objection.getKey(),
                        reason(running, objection.getValue()),
                        null,
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .toList();
    }

    private static String reason(Import running, Consent consent) {
        String source = Objects.requireNonNull(running.layout().origin()).source();
        return "%s in %s, import %s".formatted(consent.value(), source, running.id());
    }
}
