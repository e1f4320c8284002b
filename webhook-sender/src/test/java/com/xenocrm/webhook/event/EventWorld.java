package com.xenocrm.webhook.event;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.webhook.ScriptedVendor;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.delivery.EventSettings;
import com.xenocrm.webhook.http.HttpPoster;
import com.xenocrm.webhook.subscription.Subscriber;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.Webhooks;

/** A subscriber, a database, and replicas between them. */
final class EventWorld implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final TestClock clock = new TestClock(NOW);
    final ScriptedVendor subscriber = new ScriptedVendor();
    private final MongoClient client = MongoClients.create(TestMongo.uri());
    final MongoTemplate mongo = new MongoTemplate(client, TestMongo.newDatabase("events"));
    final Webhooks webhooks = new Webhooks(mongo, clock, IdGenerator.random());
    final Deliveries deliveries = new Deliveries(mongo, settings(), clock);
    final DeliveryLog log = new DeliveryLog(mongo, settings(), clock);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EventConsumer consumer = new EventConsumer(webhooks, deliveries);
    final DeliveryJob job;
    private final List<EventPoster> posters = new ArrayList<>();

    EventWorld() throws IOException {
        job = replica(new SameThread(), true);
    }

    static EventSettings settings() {
        return new EventSettings(true, 4, Duration.ofSeconds(1), Duration.ofDays(30));
    }

    DeliveryJob replica(ExecutorService threads, boolean privateNetwork) {
        EventPoster poster = new EventPoster(
                new HttpPoster(new HttpPoster.Limits(settings().timeout(), 100, 4_000, privateNetwork)), clock);
        posters.add(poster);
        AuditLog audit = new AuditLog(mongo, clock, IdGenerator.random());
        return new DeliveryJob(
                webhooks,
                deliveries,
                new EventDelivery(poster, deliveries, webhooks, audit, meters, clock),
                threads,
                settings().concurrency(),
                clock);
    }

    Webhook webhook(EventType... events) {
        return webhook(subscriber.url(), events);
    }

    Webhook webhook(String url, EventType... events) {
        return webhooks.add(IdGenerator.random().next(), new Subscriber(URI.create(url), List.of(events), null), "u-1");
    }

    void occur(Event... events) {
        consumer.accept(List.of(new EventOccurred(Arrays.asList(events))));
    }

    static Event launched(String campaign) {
        return Event.once(EventType.CAMPAIGN_LAUNCHED, campaign, NOW, EventData.ofCampaign(campaign, null));
    }

    static Event failed(String communication) {
        return Event.once(
                EventType.COMMUNICATION_FAILED,
                communication + "#1",
                NOW,
                EventData.ofCommunication(communication, 1, "user_unknown"));
    }

    /** Lets time pass in steps in which the job runs. */
    void pass(Duration time, Duration step) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            clock.advance(step);
            job.deliver();
        }
    }

    List<Delivery> all(Webhook webhook) {
        return log.page(webhook.id(), null, PageRequest.of(1_000, null));
    }

    Delivery only(Webhook webhook) {
        List<Delivery> all = all(webhook);
        if (all.size() != 1) {
            throw new AssertionError("There are " + all.size() + " deliveries");
        }
        return all.getFirst();
    }

    List<Document> audited() {
        return mongo.getCollection("audit_log").find().into(new ArrayList<>());
    }

    @Override
    public void close() throws IOException {
        subscriber.close();
        for (EventPoster poster : posters) {
            poster.close();
        }
        mongo.getDb().drop();
        client.close();
    }

    /** Runs each task at once. */
    private static final class SameThread extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
