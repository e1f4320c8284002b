package com.xenocrm.ingestion.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.customerdata.customer.CustomerQueries;
import com.xenocrm.customerdata.customer.Customers;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.security.Caller;

/** Exports the data about one customer. */
@RestController
class CustomerExportController {

    private final Customers customers;
    private final CustomerQueries documents;
    private final PersonFinder persons;
    private final CustomerExport export;
    private final AuditLog audit;

    CustomerExportController(
            Customers customers, MongoOperations mongo, PersonFinder persons, CustomerExport export, AuditLog audit) {
        this.customers = customers;
        this.documents = new CustomerQueries(mongo);
        this.persons = persons;
        this.export = export;
        this.audit = audit;
    }

    @GetMapping(path = "/api/customers/{id}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    void export(@PathVariable String id, Caller caller, HttpServletResponse response) throws IOException {
        String known = customers.get(id).id();
        audit.record("customer_exported", Actor.of(caller), known, Map.of());
        Document customer = documents.stored(known).orElseThrow(Customers::notFound);
        PersonalIdentifiers person = persons.identifiers(customer);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(customer, person, response.getOutputStream());
    }
}
