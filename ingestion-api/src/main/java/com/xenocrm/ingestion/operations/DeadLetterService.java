package com.xenocrm.ingestion.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.messaging.DeadLetterQueues;

/**
 * Replays and discards, each in the audit log before it is done. A replay is published before it is marked: after a crash
 * between the two it is replayed again, which handlers do not mind.
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

    /** Puts what waits now back into its queue, and tells how many; what fails again is parked and waits anew. */
    long replay(DeadLetterQuery selection, Actor by) {
        audit.record("dead_letters_replayed", by, null, selection.described());
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

    /** Gives up on what waits now, and tells how many. */
    long discard(DeadLetterQuery selection, Actor by) {
        audit.record("dead_letters_discarded", by, null, selection.described());
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
