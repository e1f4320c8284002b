package com.xenocrm.webhook.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.webhook.delivery.Attempt;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.WebhookStatus;
import com.xenocrm.webhook.subscription.Webhooks;

/** Makes one attempt at a delivery, and decides what follows. */
class EventDelivery {

    static final String DELIVERIES = "crm.event.deliveries";
    static final String DISABLED = "crm.webhooks.disabled";

    private static final String DELIVERED = "delivered";
    private static final String RETRIED = "retried";
    private static final String FAILED = "failed";

    private static final int PAUSE_SHARE = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Actor FAILURES = new Actor("failures", null);

    private final EventPoster poster;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final AuditLog audit;
    private final MeterRegistry meters;
    private final Clock clock;

    EventDelivery(
            EventPoster poster,
            Deliveries deliveries,
            Webhooks webhooks,
            AuditLog audit,
            MeterRegistry meters,
            Clock clock) {
        this.poster = poster;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
        List.of(DELIVERED, RETRIED, FAILED).forEach(this::attempts);
        disabled();
    }

    /** Posts a claimed delivery. */
    void attempt(Webhook webhook, Delivery claimed) {
        Attempt attempt =
                poster.post(webhook.url(), webhook.secrets().at(clock.instant()), claimed.eventId(), claimed.body());
        if (attempt.isSuccess()) {
            webhooks.succeeded(webhook.id());
            deliveries.settle(claimed, attempt, Delivery.Status.DELIVERED);
            attempts(DELIVERED).increment();
        } else if (attempt.isGone()) {
            deliveries.settle(claimed, attempt, Delivery.Status.FAILED);
            disable(webhook, "The subscriber has answered 410 Gone");
            attempts(FAILED).increment();
        } else {
            failed(webhook, claimed, attempt);
        }
    }

    private void failed(Webhook webhook, Delivery claimed, Attempt attempt) {
        Instant now = clock.instant();
        Instant failingSince = webhooks.failed(webhook.id());
        Instant resumption = resumption(attempt, now, failingSince);
        if (resumption.isAfter(now)) {
            webhooks.hold(webhook.id(), resumption);
        }
        Instant giveUpAt = Objects.requireNonNullElseGet(claimed.giveUpAt(), () -> now.plus(Deliveries.TRIED_FOR));
        if (now.isBefore(giveUpAt)) {
            deliveries.retry(claimed, attempt, next(claimed, attempt, now, giveUpAt), giveUpAt);
            attempts(RETRIED).increment();
        } else {
            deliveries.settle(claimed, attempt, Delivery.Status.FAILED);
            attempts(FAILED).increment();
        }
        if (!now.isBefore(failingSince.plus(Deliveries.TRIED_FOR))) {
            disable(webhook, "No event could be delivered for three days");
        }
    }

    /** Returns the time of the next request: the longer the subscriber has failed, the later, or when it asks for it. */
    private static Instant resumption(Attempt attempt, Instant now, Instant failingSince) {
        Duration pause = Duration.between(failingSince, now).dividedBy(PAUSE_SHARE);
        Instant usual = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return attempt.retryAt() != null && attempt.retryAt().isAfter(usual) ? attempt.retryAt() : usual;
    }

    /** Returns the time of the next attempt: the last one is made when the time for attempts is over. */
    private static Instant next(Delivery claimed, Attempt attempt, Instant now, Instant giveUpAt) {
        Instant usual = now.plus(BackOff.after(claimed.tried() + 1, claimed.id()));
        Instant bounded = usual.isBefore(giveUpAt) ? usual : giveUpAt;
        return attempt.retryAt() != null && attempt.retryAt().isAfter(bounded) ? attempt.retryAt() : bounded;
    }

    private void disable(Webhook webhook, String reason) {
        boolean enabled = webhooks.find(webhook.id())
                .filter(each -> each.status() != WebhookStatus.DISABLED)
                .isPresent();
        if (enabled) {
            audit.record(
                    AuditAction.WEBHOOK_DISABLED,
                    FAILURES,
                    webhook.id(),
                    Map.of("host", webhook.url().getHost(), "reason", reason));
            if (webhooks.disable(webhook.id(), reason)) {
                disabled().increment();
            }
            deliveries.failWaiting(webhook.id());
        }
    }

    private Counter attempts(String outcome) {
        return Counter.builder(DELIVERIES)
                .description("Attempts to deliver events to webhooks")
                .tag("outcome", outcome)
                .register(meters);
    }

    private Counter disabled() {
        return Counter.builder(DISABLED)
                .description("Webhooks disabled because their subscriber is gone or failed for three days")
                .register(meters);
    }
}
