package com.xenocrm.webhook.event;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.delivery.EventSettings;
import com.xenocrm.webhook.http.HttpPoster;
import com.xenocrm.webhook.subscription.Webhooks;

@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    /** More than all webhooks use together, so that none waits for a connection. */
    private static final int CONNECTIONS = 1_000;

    /** Enough bytes for the characters that are kept. */
    private static final int ANSWER_BYTES = 4 * EventPoster.ANSWER_KEPT;

    @Bean
    EventPoster eventPoster(EventSettings settings, Clock clock) {
        return new EventPoster(
                new HttpPoster(new HttpPoster.Limits(
                        settings.timeout(), CONNECTIONS, ANSWER_BYTES, settings.privateNetwork())),
                clock);
    }

    /** Ends with the current requests; what is claimed by then is due again after its lease. */
    @Bean(destroyMethod = "close")
    ExecutorService deliveryThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("event-", 0).factory());
    }

    @Bean
    DeliveryJob deliveryJob(
            Webhooks webhooks,
            Deliveries deliveries,
            EventPoster poster,
            AuditLog audit,
            MeterRegistry meters,
            ExecutorService deliveryThreads,
            EventSettings settings,
            Clock clock) {
        return new DeliveryJob(
                webhooks,
                deliveries,
                new EventDelivery(poster, deliveries, webhooks, audit, meters, clock),
                deliveryThreads,
                settings.concurrency(),
                clock);
    }

    @Bean
    Consumer<Message<List<byte[]>>> eventOccurred(BatchListener listener, Webhooks webhooks, Deliveries deliveries) {
        return listener.batches(
                Exchanges.EVENTS_TO_DELIVER, EventOccurred.class, new EventConsumer(webhooks, deliveries));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequested(
            BatchListener listener, Erasures erasures, Webhooks webhooks, Deliveries deliveries, DeliveryLog log) {
        return listener.batches(
                Exchanges.EVENTS_TO_ERASE,
                ErasureRequested.class,
                new ErasureConsumer(erasures, Exchanges.EVENTS_TO_ERASE, new EventErasure(webhooks, deliveries, log)));
    }
}
