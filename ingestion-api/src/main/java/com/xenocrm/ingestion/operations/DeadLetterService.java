package com.xenocrm.ingestion.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.messaging.DeadLetterQueues;

/**
 * Replays and discards dead letters, each recorded in the audit log first. A replay is published before it is marked,
 * so a crash in between repeats it; handlers are idempotent.
 */
@Component
class DeadLetterService {

    private static final int AT_ONCE = 100;

    private final DeadLetterStore log;
    private final DeadLetterQueues broker;
    private final AuditLog audit;

    DeadLetterService(DeadLetterStore log, DeadLetterQueues broker, AuditLog audit) {
        this.log = log;
        this.broker = broker;
        this.audit = audit;
    }

    /**
     * Publishes the waiting dead letters to their queue again and returns their number; one that fails again becomes a
     * new dead letter.
     */
    long replay(DeadLetterQuery selection, Actor by) {
        audit.record(AuditAction.DEAD_LETTERS_REPLAYED, by, null, selection.described());
        String last = log.last(selection);
        long replayed = 0;
        String after = "";
        while (last != null && after.compareTo(last) < 0) {
            List<DeadLetter> page = log.next(selection, after, last, AT_ONCE);
            if (page.isEmpty()) {
                break;
            }
            publish(page);
            replayed += log.settle(
                    new DeadLetterQuery(null, page.stream().map(DeadLetter::id).toList()),
                    DeadLetter.REPLAYED,
                    by.id());
            after = page.getLast().id();
        }
        return replayed;
    }

    /** Discards the waiting dead letters and returns their number. */
    long discard(DeadLetterQuery selection, Actor by) {
        audit.record(AuditAction.DEAD_LETTERS_DISCARDED, by, null, selection.described());
        return log.settle(selection, DeadLetter.DISCARDED, by.id());
    }

    private void publish(List<DeadLetter> page) {
        Map<String, List<byte[]>> byQueue = page.stream()
                .collect(Collectors.groupingBy(
                        DeadLetter::queue,
                        Collectors.mapping(letter -> letter.body().getData(), Collectors.toList())));
        byQueue.forEach(broker::replay);
    }
}
