package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.webhook.ScriptedVendor;
import com.xenocrm.webhook.vendor.VendorClient;
import com.xenocrm.webhook.vendor.WebhookSettings;

import static org.assertj.core.api.Assertions.catchThrowable;

/** A vendor, a database, and senders between them. */
final class WebhookWorld implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    static final String OLD_SECRET = "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4";
    static final IdentifierHash HASH = IdentifierHash.keyedWith("", true);

    final TestClock clock = new TestClock(NOW);
    final ScriptedVendor vendor;
    final MongoTemplate mongo;
    final RecordingPublisher publisher = new RecordingPublisher();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    SendingConsumer sender;
    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final List<VendorClient> clients = new ArrayList<>();
    private final List<ExecutorService> threads = new ArrayList<>();

    WebhookWorld() throws IOException {
        vendor = new ScriptedVendor();
        mongo = new MongoTemplate(client, TestMongo.newDatabase("webhook"));
        sender = sender();
    }

    WebhookSettings settings(int batchSize, int connections) {
        return new WebhookSettings(
                vendor.url(), "", "Bearer vendor-key", true, batchSize, connections, Duration.ofSeconds(1));
    }

    SendingConsumer sender() {
        return sender(settings(1, 4), publisher);
    }

    SendingConsumer sender(WebhookSettings settings, MessagePublisher receipts) {
        ExecutorService pool = Executors.newFixedThreadPool(settings.connections());
        threads.add(pool);
        SendingMetrics metrics =
                new SendingMetrics(meters, WebhookConfiguration.OUTCOMES, WebhookConfiguration.UNAVAILABLE);
        JsonMapper json = JsonMapper.shared();
        WebhookSending sending = new WebhookSending(
                new SuppressedRecipients(new Suppressions(mongo, HASH, clock), clock),
                new WebhookDelivery(client(settings), new VendorResults(json, clock), json, settings.batchSize() > 1),
                settings.batchSize(),
                metrics,
                WebhookConfiguration.accepted(meters));
        return new SendingConsumer(sending, pool, receipts, metrics);
    }

    void use(WebhookSettings settings) {
        sender = sender(settings, publisher);
    }

    void accept(List<Communication> communications) {
        sender.accept(List.of(new CommunicationRequested(communications)));
    }

    /** Handles communications, with or without success. */
    void attempt(List<Communication> communications) {
        Throwable _ = catchThrowable(() -> accept(communications));
    }

    double counted(String outcome) {
        return meters.get(WebhookConfiguration.OUTCOMES)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private VendorClient client(WebhookSettings settings) {
        try {
            List<Webhook> signers = List.of(new Webhook(SECRET), new Webhook(OLD_SECRET));
            VendorClient made = new VendorClient(settings, signers, WebhookConfiguration.breaker(), clock);
            clients.add(made);
            return made;
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        }
    }

    static Communication message(String customer) {
        return message(customer, 1);
    }

    static Communication message(String customer, int attempt) {
        return new Communication(
                "c1:" + customer,
                "c1",
                customer,
                customer + "@example.com",
                "Hi " + customer,
                attempt,
                "https://crm.example/unsubscribe/t1",
                ChannelContent.webhook("Ann Müller", "+491511234567"));
    }

    static List<Communication> messages(int count) {
        List<Communication> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message("c" + i));
        }
        return messages;
    }

    void suppress(String customer) {
        mongo.getCollection("suppressions")
                .insertOne(new Document("_id", customer + "@example.com")
                        .append("reason", "complained")
                        .append("created_at", Date.from(NOW)));
    }

    List<String> receipts() {
        return publisher.published(DeliveryReceiptReceived.class).stream()
                .flatMap(message -> message.receipts().stream())
                .map(receipt -> "%s %s %s %s"
                        .formatted(
                                receipt.communicationId(),
                                receipt.status(),
                                receipt.reason(),
                                receipt.vendorMessageId()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        vendor.close();
        for (VendorClient each : clients) {
            each.close();
        }
        threads.forEach(ExecutorService::shutdownNow);
        client.getDatabase(mongo.getDb().getName()).drop();
        client.close();
    }
}
