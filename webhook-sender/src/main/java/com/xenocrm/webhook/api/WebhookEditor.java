package com.xenocrm.webhook.api;

import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.subscription.Subscriber;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.WebhookStatus;
import com.xenocrm.webhook.subscription.Webhooks;

/** Creates, edits, pauses, tests and deletes webhooks, each with an audit entry. */
class WebhookEditor {

    /** Most webhooks of a system: each event is compared with all of them. */
    private static final int MOST = 50;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final AuditLog audit;
    private final IdGenerator ids;
    private final Clock clock;

    WebhookEditor(
            Webhooks webhooks, Deliveries deliveries, DeliveryLog log, AuditLog audit, IdGenerator ids, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.log = log;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param writeId identifier of the new webhook; null for any */
    Webhook create(Subscriber wanted, Actor by, @Nullable String writeId) {
        if (webhooks.count() >= MOST) {
            throw Refusal.conflict("WEBHOOK_LIMIT", "There are %d webhooks already".formatted(MOST));
        }
        String id = writeId == null ? ids.next() : writeId;
        record(AuditAction.WEBHOOK_CREATED, by, id, wanted);
        return webhooks.add(id, wanted, by.id());
    }

    /** @param version version that the edit is based on; null for any */
    Webhook edit(Webhook before, Subscriber wanted, @Nullable Integer version, Actor by) {
        if (wanted.equals(Subscriber.of(before))) {
            return before;
        }
        if (version != null && version != before.version()) {
            throw changed();
        }
        record(AuditAction.WEBHOOK_EDITED, by, before.id(), wanted);
        return webhooks.edit(before, wanted).orElseThrow(WebhookEditor::changed);
    }

    /** Pauses or enables a webhook. */
    void change(Webhook webhook, WebhookStatus wanted, Actor by) {
        if (wanted == webhook.status()) {
            return;
        }
        if (wanted == WebhookStatus.PAUSED) {
            if (webhook.status() == WebhookStatus.DISABLED) {
                throw Refusal.conflict("WEBHOOK_DISABLED", "A webhook that is disabled cannot become paused");
            }
            record(AuditAction.WEBHOOK_PAUSED, by, webhook.id(), Subscriber.of(webhook));
            webhooks.pause(webhook.id());
        } else {
            record(AuditAction.WEBHOOK_ENABLED, by, webhook.id(), Subscriber.of(webhook));
            webhooks.enable(webhook.id());
        }
    }

    Webhook rotate(Webhook webhook, Actor by) {
        record(AuditAction.WEBHOOK_SECRET_ROTATED, by, webhook.id(), Subscriber.of(webhook));
        return webhooks.rotate(webhook).orElseThrow(WebhookEditor::changed);
    }

    /** Deletes a webhook with what waits for it. */
    void delete(Webhook webhook, Actor by) {
        record(AuditAction.WEBHOOK_DELETED, by, webhook.id(), Subscriber.of(webhook));
        webhooks.delete(webhook.id());
        log.delete(webhook.id());
    }

    /** Requests the delivery of a test event and returns its id. */
    String test(Webhook webhook) {
        requireEnabled(webhook);
        return deliveries.record(
                webhook, Event.once(EventType.WEBHOOK_TEST, ids.next(), clock.instant(), EventData.none()));
    }

    /** Throws a 409 unless events are delivered to the webhook. */
    static void requireEnabled(Webhook webhook) {
        if (webhook.status() != WebhookStatus.ENABLED) {
            throw Refusal.conflict(
                    "WEBHOOK_NOT_ENABLED", "The webhook is " + webhook.status().value() + "; enable it first");
        }
    }

    private void record(AuditAction action, Actor by, String id, Subscriber subscriber) {
        audit.record(action, by, id, Map.of("host", subscriber.url().getHost()));
    }

    private static Refusal changed() {
        return Refusal.conflict("WEBHOOK_CHANGED", "The webhook has been changed in the meantime; read it again first");
    }
}
