package com.xenocrm.campaign.suppression;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.SuppressionList;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Manages suppressions. */
@RestController
class SuppressionController {

    private final Suppressions suppressions;
    private final SuppressionList list;
    private final AuditLog audit;
    private final Clock clock;

    SuppressionController(Suppressions suppressions, SuppressionList list, AuditLog audit, Clock clock) {
        this.suppressions = suppressions;
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping("/api/suppressions")
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<List<SuppressionView>> add(@RequestBody JsonNode body, Caller caller) {
        List<Suppression> wanted =
                SuppressionRequests.read(body, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        audit.record(
                AuditAction.SUPPRESSED,
                Actor.of(caller),
                wanted.size() == 1 ? wanted.getFirst().email() : null,
                Map.of(
                        "addresses",
                        String.valueOf(wanted.size()),
                        "reason",
                        wanted.getFirst().reason()));
        List<SuppressionView> holding =
                suppressions.add(wanted).stream().map(SuppressionView::of).toList();
        return Envelope.page("Suppressed", holding, null, null);
    }

    @GetMapping("/api/suppressions")
    Envelope<List<SuppressionView>> all(
            @RequestParam @Nullable String email,
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        if (email != null) {
            List<SuppressionView> found = suppressions.find(EmailAddress.storedForm(email)).stream()
                    .map(SuppressionView::of)
                    .toList();
            return Envelope.page("Suppressions", found, null, null);
        }
        return page.answer(
                "Suppressions",
                list.after(page.afterId(), page.rows()),
                null,
                suppression -> Cursor.of(suppression.email()),
                SuppressionView::of);
    }

    @GetMapping("/api/suppressions/{email}")
    Envelope<SuppressionView> one(@PathVariable String email) {
        return Envelope.of(
                "Suppression",
                suppressions
                        .find(EmailAddress.storedForm(email))
                        .map(SuppressionView::of)
                        .orElseThrow(SuppressionController::notSuppressed));
    }

    @DeleteMapping("/api/suppressions/{email}")
    Envelope<SuppressionView> remove(@PathVariable String email, Caller caller) {
        audit.record(AuditAction.SUPPRESSION_REMOVED, Actor.of(caller), EmailAddress.storedForm(email), Map.of());
        return Envelope.of(
                "May be written to again",
                suppressions
                        .remove(EmailAddress.storedForm(email))
                        .map(SuppressionView::of)
                        .orElseThrow(SuppressionController::notSuppressed));
    }

    private static Refusal notSuppressed() {
        return Refusal.notFound("SUPPRESSION_NOT_FOUND", "This address is not suppressed");
    }
}
