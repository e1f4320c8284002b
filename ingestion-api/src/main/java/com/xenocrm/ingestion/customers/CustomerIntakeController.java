package com.xenocrm.ingestion.customers;

import java.time.Clock;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.CustomerReceived;
import com.xenocrm.ingestion.intake.Intake;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.Outgoing;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.time.Stamps;
import com.xenocrm.kit.web.Envelope;

@RestController
class CustomerIntakeController {

    private final Stamps stamps;
    private final Outgoing outgoing;
    private final Clock clock;

    CustomerIntakeController(Stamps stamps, Outgoing outgoing, Clock clock) {
        this.stamps = stamps;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @PostMapping(
            path = {"/api/ingest/customers", "/api/customers"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<IntakeReport> receive(@RequestBody byte[] body) {
        long version = stamps.next();
        var intake = Intake.read(body, RowKind.CUSTOMERS, clock.instant(), new CustomerRows(() -> version));
        outgoing.publish(intake.inMessages(CustomerReceived::new));
        return Envelope.of(intake.summary(), intake.report());
    }
}
