package com.xenocrm.webhook.event;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.webhook.ScriptedVendor.Answer;
import com.xenocrm.webhook.ScriptedVendor.Manner;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.subscription.Webhook;

import static com.xenocrm.webhook.event.EventWorld.launched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several replicas, of which some end in the middle. */
class DeliveryCrashTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private EventWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new EventWorld();
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        world.close();
    }

    @Test
    void repeatsADeliveryWhoseReplicaDied() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.occur(launched("c1"));
        Optional<Delivery> claimed = world.deliveries.claim(webhook.id());

        world.pass(Duration.ofSeconds(30), Duration.ofSeconds(10));
        int duringTheLease = world.subscriber.requests().size();
        world.pass(Duration.ofSeconds(10), Duration.ofSeconds(10));

        assertThat(claimed).isPresent();
        assertThat(duringTheLease).isZero();
        assertThat(world.subscriber.requests()).hasSize(1);
        assertThat(world.only(webhook).status()).isEqualTo(Delivery.Status.DELIVERED);
    }

    @Test
    void ignoresTheOutcomeOfALeaseThatIsOver() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.occur(launched("c1"));
        Delivery slow = world.deliveries.claim(webhook.id()).orElseThrow();
        world.clock.advance(Duration.ofMinutes(1));
        world.job.deliver();

        world.deliveries.retry(
                slow,
                new com.xenocrm.webhook.delivery.Attempt(EventWorld.NOW, Duration.ofSeconds(60), 500, "", null, null),
                EventWorld.NOW,
                EventWorld.NOW);

        assertThat(world.only(webhook).status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(world.only(webhook).attempts()).hasSize(1);
    }

    @Test
    void twoReplicasDeliverEachEventOnce() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(launched("c" + i));
        }
        world.occur(events.toArray(Event[]::new));

        world.replica(threads, true).deliver();
        world.replica(threads, true).deliver();

        await().untilAsserted(() ->
                assertThat(world.all(webhook)).extracting(Delivery::status).containsOnly(Delivery.Status.DELIVERED));
        assertThat(world.subscriber.keys()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aSlowSubscriberDelaysNobodyElse() throws InterruptedException {
        Webhook slow = world.webhook(world.subscriber.url() + "/slow", EventType.CAMPAIGN_LAUNCHED);
        CountDownLatch arrived = new CountDownLatch(4);
        world.subscriber.script(request -> {
            if (request.path().endsWith("/slow")) {
                arrived.countDown();
                return Answer.of(Manner.SILENT);
            }
            return Answer.of(200, "");
        });
        DeliveryJob job = world.replica(threads, true);
        for (int i = 0; i < 20; i++) {
            world.occur(launched("c" + i));
        }
        job.deliver();
        arrived.await();
        Webhook quick = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.occur(launched("d1"), launched("d2"));

        job.deliver();

        await().atMost(Duration.ofMillis(800))
                .untilAsserted(() -> assertThat(world.all(quick))
                        .extracting(Delivery::status)
                        .containsOnly(Delivery.Status.DELIVERED));
        assertThat(world.all(slow)).extracting(Delivery::status).doesNotContain(Delivery.Status.DELIVERED);
    }

    @Test
    void deliversNothingMoreToAWebhookThatIsDeleted() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(500, ""));
        world.occur(launched("c1"), launched("c2"));
        world.job.deliver();
        int before = world.subscriber.requests().size();

        world.webhooks.delete(webhook.id());
        world.log.delete(webhook.id());
        world.occur(launched("c3"));
        world.pass(Duration.ofHours(1), Duration.ofMinutes(1));

        assertThat(before).isPositive();
        assertThat(world.subscriber.requests()).hasSize(before);
        assertThat(world.all(webhook)).isEmpty();
    }
}
