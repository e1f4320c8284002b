package com.xenocrm.ingestion.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.ingestion.privacy.PersonFinder.Person;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.security.Caller;

/** Exports the data about one customer. */
@RestController
class CustomerExportController {

    private final PersonFinder persons;
    private final CustomerExport export;
    private final AuditLog audit;
    private final Clock clock;

    CustomerExportController(PersonFinder persons, CustomerExport export, AuditLog audit, Clock clock) {
        this.persons = persons;
        this.export = export;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping(path = "/api/customers/{id}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    void export(@PathVariable String id, Caller caller, HttpServletResponse response) throws IOException {
        String known = persons.id(id);
        audit.record(AuditAction.CUSTOMER_EXPORTED, Actor.of(caller), known, Map.of());
        Person person = persons.get(known);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(person, clock.instant(), response.getOutputStream());
    }
}
