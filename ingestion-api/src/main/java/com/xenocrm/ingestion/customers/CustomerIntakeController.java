package com.xenocrm.ingestion.customers;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerReads;
import com.xenocrm.customerdata.customer.CustomerView;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.IntakeService;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.kit.web.Envelope;

@RestController
class CustomerIntakeController {

    private final VersionClock versions;
    private final IntakeService intake;
    private final CurrencyUnit shopCurrency;
    private final CustomerReads customers;
    private final ErasedRecords erased;

    CustomerIntakeController(
            VersionClock versions,
            IntakeService intake,
            CurrencyUnit shopCurrency,
            CustomerReads customers,
            ErasedRecords erased) {
        this.versions = versions;
        this.intake = intake;
        this.shopCurrency = shopCurrency;
        this.customers = customers;
        this.erased = erased;
    }

    @PostMapping(
            path = {"/api/ingest/customers", "/api/customers"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<IntakeReport> receive(@RequestBody byte[] body) {
        long version = versions.next();
        return intake.take(
                body, RowKind.CUSTOMERS, new CustomerRows(() -> version, shopCurrency), CustomerReceived::new);
    }

    @PatchMapping(path = "/api/customers/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<PatchedCustomer> patch(@PathVariable String id, @RequestBody byte[] body) {
        long version = versions.next();
        CustomerView known = customers.get(id);
        if (!erased.erasedIds(List.of(known.id())).isEmpty()) {
            throw CustomerReads.notFound();
        }
        CustomerRows rows = new CustomerRows(() -> version, shopCurrency);
        RowReader<Customer> patches = new CustomerPatchRow(rows, known);
        intake.takeOne(body, RowKind.CUSTOMERS, row -> customers.refuseTaken(patches.read(row)), CustomerReceived::new);
        return Envelope.of("The change is accepted", new PatchedCustomer(known.id()));
    }

    /** Customer whose change was accepted. */
    record PatchedCustomer(@JsonProperty("_id") String id) {}
}
