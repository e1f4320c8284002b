package com.xenocrm.vendor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.breaker.BreakerMetrics;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.webhook.WebhookSecrets;
import com.xenocrm.vendor.ledger.VendorLedger;
import com.xenocrm.vendor.outcome.DeliveryOutcomes;
import com.xenocrm.vendor.receipt.PendingReceipts;
import com.xenocrm.vendor.receipt.ReceiptTiming;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
@EnableScheduling
class DeliveryConfiguration {

    private static final String RECEIPTS = "/api/receipt";

    /** Attempts to post a batch of receipts before the batch of messages waits and is retried as a whole. */
    private static final int ATTEMPTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final int CALLS_WATCHED = 20;
    private static final Duration BREAK = Duration.ofSeconds(2);

    @Bean
    ReceiptClient gateway(
            DeliverySettings settings,
            JsonMapper json,
            MeterRegistry meters,
            ManualSpans traces,
            Clock clock,
            IdGenerator ids)
            throws EmptyWebhookSecretException {
        List<String> secrets =
                WebhookSecrets.of(WebhookSecrets.OF_RECEIPTS, settings.vendorWebhookSecret(), settings.local());
        Webhook webhook = new Webhook(secrets.getFirst());
        SignedReceiptRequest post =
                new SignedReceiptRequest(settings.gatewayUrl().resolve(RECEIPTS), webhook, json, clock, ids, traces);
        CircuitBreaker breaker = breaker();
        BreakerMetrics.show(meters, breaker.getName(), () -> breaker.getState() == CircuitBreaker.State.OPEN);
        return new ReceiptClient(post::send, breaker, retry());
    }

    @Bean
    Consumer<Message<List<byte[]>>> communicationRequested(
            BatchListener listener, CommunicationConsumer communicationConsumer) {
        return listener.batches(
                Exchanges.COMMUNICATIONS_TO_DELIVER, CommunicationRequested.class, communicationConsumer);
    }

    @Bean
    CommunicationConsumer communicationConsumer(
            DeliveryOutcomes outcomes,
            VendorLedger ledger,
            ReceiptTiming timing,
            PendingReceipts owed,
            ReceiptClient gateway,
            Clock clock) {
        return new CommunicationConsumer(outcomes, ledger, timing, owed, gateway, clock);
    }

    @Bean
    DueReceiptJob dueReceiptJob(PendingReceipts owed, ReceiptClient gateway) {
        return new DueReceiptJob(owed, gateway);
    }

    static CircuitBreaker breaker() {
        return CircuitBreaker.of(
                "gateway",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_WATCHED)
                        .minimumNumberOfCalls(CALLS_WATCHED)
                        .waitDurationInOpenState(BREAK)
                        .recordExceptions(GatewayUnavailableException.class)
                        .build());
    }

    static Retry retry() {
        return Retry.of(
                "gateway",
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
                        .retryExceptions(GatewayUnavailableException.class)
                        .build());
    }
}
