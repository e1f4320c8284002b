package com.xenocrm.ingestion.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.ingestion.privacy.PersonFinder.Person;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.VersionClock;

/** Starts erasures, and requests unfinished ones again. */
@Component
class ErasureService {

    /** Delay of the second pass, longer than the processing of a campaign's page or a batch of records. */
    private static final Duration SECOND_PASS = Duration.ofSeconds(10);

    private static final Duration UNFINISHED = Duration.ofMinutes(5);

    private final PersonFinder persons;
    private final Erasures erasures;
    private final MessagePublisher publisher;
    private final AuditLog audit;
    private final VersionClock versions;

    ErasureService(
            PersonFinder persons,
            Erasures erasures,
            MessagePublisher publisher,
            AuditLog audit,
            VersionClock versions) {
        this.persons = persons;
        this.erasures = erasures;
        this.publisher = publisher;
        this.audit = audit;
        this.versions = versions;
    }

    /** Requests the erasure of a customer and returns after the broker's confirm; a repeat continues the same erasure. */
    Erasure begin(String customerId, Actor by) {
        Person person = persons.get(persons.id(customerId));
        String id = erasures.id(person.identifiers().id(), CustomerQueries.createdAt(person.document()));
        Erasure erasure = erasures.find(id).orElseGet(() -> {
            audit.record(AuditAction.CUSTOMER_ERASED, by, id, Map.of());
            return erasures.begin(id, person.identifiers(), versions.next());
        });
        request(erasure.id());
        return erasure;
    }

    /** Continues erasures that a crash or a campaign in progress has delayed. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        erasures.claimUnfinished(UNFINISHED).forEach(this::request);
    }

    private void request(String erasureId) {
        publisher.publish(List.of(new ErasureRequested(erasureId, 0)));
        publisher.publishAfter(SECOND_PASS, List.of(new ErasureRequested(erasureId, 1)));
    }
}
