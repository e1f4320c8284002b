package com.xenocrm.webhook.event;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.Webhooks;

/**
 * Delivers what is due, each webhook by threads of its own, so that a slow subscriber delays nobody else. One that fails gets
 * one request at a time until it succeeds. Runs on every replica; each delivery is claimed by one.
 */
class DeliveryJob {

    private static final Logger log = LoggerFactory.getLogger(DeliveryJob.class);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventDelivery delivery;
    private final ExecutorService threads;
    private final int concurrency;
    private final Clock clock;
    private final Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();

    DeliveryJob(
            Webhooks webhooks,
            Deliveries deliveries,
            EventDelivery delivery,
            ExecutorService threads,
            int concurrency,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.delivery = delivery;
        this.threads = threads;
        this.concurrency = concurrency;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void deliver() {
        busy.values().removeIf(running -> running.get() == 0);
        webhooks.receiving().stream()
                .filter(webhook -> webhook.isOpen(clock.instant()))
                .forEach(this::start);
    }

    /** Starts as many threads as there are deliveries due, at most as many as the webhook may have. */
    private void start(Webhook listed) {
        AtomicInteger running = busy.computeIfAbsent(listed.id(), _ -> new AtomicInteger());
        Optional<Webhook> open = Optional.of(listed);
        while (open.filter(webhook -> running.get() < most(webhook)).isPresent()) {
            Optional<Delivery> due = deliveries.claim(listed.id());
            if (due.isEmpty()) {
                return;
            }
            Webhook webhook = open.get();
            running.incrementAndGet();
            threads.execute(() -> work(webhook, due.get(), running));
            open = stillOpen(listed);
        }
    }

    private void work(Webhook webhook, Delivery claimed, AtomicInteger running) {
        try {
            Optional<Webhook> open = Optional.of(webhook);
            Optional<Delivery> next = Optional.of(claimed);
            while (open.isPresent() && next.isPresent()) {
                delivery.attempt(open.get(), next.get());
                open = stillOpen(webhook).filter(each -> running.get() <= most(each));
                next = open.flatMap(each -> deliveries.claim(each.id()));
            }
        } catch (RuntimeException e) {
            log.warn("An event could not be delivered; it will be due again", e);
        } finally {
            running.decrementAndGet();
        }
    }

    private Optional<Webhook> stillOpen(Webhook webhook) {
        return threads.isShutdown()
                ? Optional.empty()
                : webhooks.find(webhook.id()).filter(each -> each.isOpen(clock.instant()));
    }

    private int most(Webhook webhook) {
        return webhook.failingSince() == null ? concurrency : 1;
    }
}
