package com.xenocrm.webhook.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.Webhooks;

/** Lists, tests and replays the deliveries of webhooks. */
@RestController
@RequestMapping("/api/webhooks/{id}")
class DeliveryController {

    private final Webhooks webhooks;
    private final WebhookEditor editor;
    private final DeliveryLog log;
    private final AuditLog audit;

    DeliveryController(Webhooks webhooks, WebhookEditor editor, DeliveryLog log, AuditLog audit) {
        this.webhooks = webhooks;
        this.editor = editor;
        this.log = log;
        this.audit = audit;
    }

    @GetMapping("/deliveries")
    Envelope<List<DeliveryView>> list(
            @PathVariable String id,
            @RequestParam @Nullable String status,
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Deliveries",
                log.page(webhooks.get(id).id(), status == null ? null : status(status), page),
                null,
                delivery -> new Cursor(delivery.createdAt(), delivery.id()),
                DeliveryView::of);
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<DeliveryView> test(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("A test event will be delivered", view(id, editor.test(webhooks.get(id))));
    }

    @PostMapping("/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<DeliveryView> replay(@PathVariable String id, @PathVariable String delivery, Caller caller) {
        AdminAccess.only(caller);
        Webhook webhook = webhooks.get(id);
        WebhookEditor.requireEnabled(webhook);
        Delivery found = log.find(id, delivery).orElseThrow(DeliveryController::notFound);
        record(webhook, caller, Map.of("delivery", found.id()));
        if (!log.replay(id, delivery)) {
            throw Refusal.conflict("DELIVERY_WAITING", "The event is to be delivered anyway");
        }
        return Envelope.of("The event will be delivered again", view(id, delivery));
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<Replayed> replayFailed(@PathVariable String id, @RequestBody ReplayRequest request, Caller caller) {
        AdminAccess.only(caller);
        Webhook webhook = webhooks.get(id);
        WebhookEditor.requireEnabled(webhook);
        record(webhook, caller, Map.of("since", request.time().toString()));
        return Envelope.of("Failed events will be delivered again", new Replayed(log.replayFailed(id, request.time())));
    }

    private DeliveryView view(String webhookId, String id) {
        return DeliveryView.of(log.find(webhookId, id).orElseThrow(DeliveryController::notFound));
    }

    private void record(Webhook webhook, Caller caller, Map<String, String> details) {
        audit.record(AuditAction.WEBHOOK_REPLAYED, Actor.of(caller), webhook.id(), details);
    }

    private static Delivery.Status status(String word) {
        return Arrays.stream(Delivery.Status.values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("status", "must be waiting, delivered or failed"));
    }

    private static Refusal notFound() {
        return Refusal.notFound("DELIVERY_NOT_FOUND", "There is no such delivery");
    }

    /** Number of deliveries that will be made again. */
    record Replayed(long replayed) {}
}
