package com.xenocrm.webhook.api;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.WebhookStatus;
import com.xenocrm.webhook.subscription.Webhooks;

/** Administration of webhooks. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

    private final Webhooks webhooks;
    private final WebhookEditor editor;
    private final WebhookUrls urls;

    WebhookController(Webhooks webhooks, WebhookEditor editor, WebhookUrls urls) {
        this.webhooks = webhooks;
        this.editor = editor;
        this.urls = urls;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Envelope<WebhookView>> create(
            @RequestBody WebhookRequest request,
            Caller caller,
            @RequestAttribute(name = IdempotencyFilter.WRITE_ID, required = false) @Nullable String writeId) {
        AdminAccess.only(caller);
        Webhook created = editor.create(request.created(urls), Actor.of(caller), writeId);
        return withSecret(HttpStatus.CREATED, "Webhook created; its secret is shown only this once", created);
    }

    @GetMapping
    Envelope<List<WebhookView>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Webhooks",
                webhooks.page(page),
                null,
                webhook -> new Cursor(webhook.createdAt(), webhook.id()),
                WebhookView::of);
    }

    @GetMapping("/{id}")
    Envelope<WebhookView> one(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("Webhook", WebhookView.of(webhooks.get(id)));
    }

    @PutMapping("/{id}")
    Envelope<WebhookView> edit(@PathVariable String id, @RequestBody WebhookRequest request, Caller caller) {
        AdminAccess.only(caller);
        Webhook before = webhooks.get(id);
        WebhookStatus wanted = request.wantedStatus();
        Webhook edited = editor.edit(before, request.edited(before, urls), request.version(), Actor.of(caller));
        if (wanted != null) {
            editor.change(edited, wanted, Actor.of(caller));
        }
        return Envelope.of("Webhook updated", WebhookView.of(webhooks.get(id)));
    }

    @DeleteMapping("/{id}")
    Envelope<WebhookView> delete(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        Webhook webhook = webhooks.get(id);
        editor.delete(webhook, Actor.of(caller));
        return Envelope.of("Webhook deleted", WebhookView.of(webhook));
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<Envelope<WebhookView>> rotate(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        Webhook rotated = editor.rotate(webhooks.get(id), Actor.of(caller));
        return withSecret(HttpStatus.OK, "New secret; it is shown only this once", rotated);
    }

    private static ResponseEntity<Envelope<WebhookView>> withSecret(
            HttpStatus status, String message, Webhook webhook) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Envelope.of(message, WebhookView.withSecret(webhook)));
    }
}
