package com.xenocrm.ingestion.orders;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.IntakeService;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.kit.web.Envelope;

@RestController
class OrderIntakeController {

    private final VersionClock versions;
    private final IntakeService intake;
    private final CurrencyUnit shopCurrency;

    OrderIntakeController(VersionClock versions, IntakeService intake, CurrencyUnit shopCurrency) {
        this.versions = versions;
        this.intake = intake;
        this.shopCurrency = shopCurrency;
    }

    @PostMapping(
            path = {"/api/ingest/orders", "/api/orders"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<IntakeReport> receive(
            @RequestBody byte[] body,
            @RequestHeader(name = IdempotencyFilter.HEADER, required = false) @Nullable String idempotencyKey) {
        long version = versions.next();
        return intake.take(
                body, RowKind.ORDERS, new OrderRows(() -> version, shopCurrency, idempotencyKey), OrderReceived::new);
    }
}
