package com.xenocrm.ingestion.privacy;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.ingestion.imports.PersonalRows;
import com.xenocrm.ingestion.operations.PersonalDeadLetters;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.idempotency.StoredReplies;
import com.xenocrm.kit.text.EmailAddress;

/** Erases a person from dead letters, rejected rows of imports, stored replies and subjects of the audit log. */
@Component
class IntakeErasure {

    private final PersonalDeadLetters deadLetters;
    private final PersonalRows rows;
    private final StoredReplies replies;
    private final AuditLog audit;

    IntakeErasure(PersonalDeadLetters deadLetters, PersonalRows rows, StoredReplies replies, AuditLog audit) {
        this.deadLetters = deadLetters;
        this.rows = rows;
        this.replies = replies;
        this.audit = audit;
    }

    /** Erases the data and returns whether nothing is left. */
    boolean erase(Erasure erasure) {
        PersonalIdentifiers person = Objects.requireNonNull(erasure.person());
        deadLetters.remove(erasure);
        boolean complete = rows.withhold(person);
        replies.redact(person.emails());
        replies.redact(person.emails().stream().map(EmailAddress::inUnicode).collect(Collectors.toSet()));
        replies.redact("customer_id", person.ids());
        replies.redact("_id", Set.of(person.id()));
        audit.anonymise(person.subjects(), erasure.anonymousId());
        return complete;
    }
}
