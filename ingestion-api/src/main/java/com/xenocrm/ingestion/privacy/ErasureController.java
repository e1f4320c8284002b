package com.xenocrm.ingestion.privacy;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Erases customers, and reports progress. */
@RestController
class ErasureController {

    private final ErasureService service;
    private final Erasures erasures;

    ErasureController(ErasureService service, Erasures erasures) {
        this.service = service;
        this.erasures = erasures;
    }

    @DeleteMapping("/api/customers/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<ErasureView> erase(@PathVariable String id, Caller caller) {
        return Envelope.of("The customer will be erased", ErasureView.of(service.begin(id, Actor.of(caller))));
    }

    @GetMapping("/api/erasures/{id}")
    Envelope<ErasureView> one(@PathVariable String id) {
        return Envelope.of(
                "Erasure",
                erasures.find(id)
                        .map(ErasureView::of)
                        .orElseThrow(() -> Refusal.notFound("ERASURE_NOT_FOUND", "There is no such erasure")));
    }

    /**
     * Erasure in answers of the API.
     *
     * @param status running, or completed once every service has erased its data
     * @param done services that have erased their data
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ErasureView(
            @JsonProperty("_id") String id,
            String status,
            List<String> done,
            Instant requestedAt,
            @Nullable Instant completedAt) {

        static ErasureView of(Erasure erasure) {
            return new ErasureView(
                    erasure.id(),
                    erasure.completedAt() == null ? "running" : "completed",
                    erasure.done().stream().sorted().toList(),
                    erasure.requestedAt(),
                    erasure.completedAt());
        }
    }
}
