package com.xenocrm.webhook.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaigndata.sender.Sender;
import com.xenocrm.campaigndata.sender.SenderHeartbeat;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.breaker.BreakerMetrics;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.webhook.WebhookSecrets;
import com.xenocrm.webhook.vendor.VendorClient;
import com.xenocrm.webhook.vendor.VendorUnavailableException;
import com.xenocrm.webhook.vendor.WebhookSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
@Import({Senders.class, SuppressionConfiguration.class})
class WebhookConfiguration {

    static final String OUTCOMES = "crm.webhooks";
    static final String UNAVAILABLE = "crm.vendor.unavailable";

    private static final String SECRET = "VENDOR_SIGNING_SECRET";
    private static final int CALLS_WATCHED = 20;
    private static final Duration BREAK = Duration.ofSeconds(2);

    @Bean
    VendorClient vendorClient(
            WebhookSettings settings, MeterRegistry meters, Clock clock, @Value("${crm.local}") boolean local)
            throws EmptyWebhookSecretException {
        List<Webhook> signers = new ArrayList<>();
        if (settings.isConfigured() || !settings.signingSecret().isBlank()) {
            for (String secret : WebhookSecrets.of(SECRET, settings.signingSecret(), local)) {
                signers.add(new Webhook(secret));
            }
        }
        CircuitBreaker breaker = breaker();
        BreakerMetrics.show(meters, breaker.getName(), () -> breaker.getState() == CircuitBreaker.State.OPEN);
        return new VendorClient(settings, signers, breaker, clock);
    }

    @Bean(destroyMethod = "close")
    ExecutorService sendingThreads(WebhookSettings settings) {
        return Executors.newFixedThreadPool(
                settings.connections(), Thread.ofVirtual().name("vendor-", 0).factory());
    }

    @Bean
    SendingMetrics sendingMetrics(MeterRegistry meters) {
        return new SendingMetrics(meters, OUTCOMES, UNAVAILABLE);
    }

    @Bean
    WebhookSending webhookSending(
            WebhookSettings settings,
            VendorClient vendor,
            Suppressions suppressions,
            SendingMetrics metrics,
            MeterRegistry meters,
            Clock clock) {
        JsonMapper json = JsonMapper.shared();
        return new WebhookSending(
                new SuppressedRecipients(suppressions, clock),
                new WebhookDelivery(vendor, new VendorResults(json, clock), json, settings.batchSize() > 1),
                settings.batchSize(),
                metrics,
                accepted(meters));
    }

    @Bean
    SendingConsumer webhookConsumer(
            WebhookSending sending,
            ExecutorService sendingThreads,
            MessagePublisher publisher,
            SendingMetrics metrics) {
        return new SendingConsumer(sending, sendingThreads, publisher, metrics);
    }

    @Bean
    SenderHeartbeat senderHeartbeat(Senders senders, WebhookSettings settings, SendingMetrics metrics) {
        return new SenderHeartbeat(
                senders,
                Channel.WEBHOOK,
                settings.isConfigured(),
                () -> new Sender.Report(false, metrics.isUnavailable(), null));
    }

    @Bean
    Consumer<Message<List<byte[]>>> webhookRequested(BatchListener listener, SendingConsumer webhookConsumer) {
        return listener.batches(Exchanges.WEBHOOKS_TO_SEND, CommunicationRequested.class, webhookConsumer);
    }

    static Counter accepted(MeterRegistry meters) {
        return Counter.builder(OUTCOMES).tag("outcome", "accepted").register(meters);
    }

    static CircuitBreaker breaker() {
        return CircuitBreaker.of(
                "vendor",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_WATCHED)
                        .minimumNumberOfCalls(CALLS_WATCHED)
                        .waitDurationInOpenState(BREAK)
                        .recordExceptions(VendorUnavailableException.class)
                        .build());
    }
}
