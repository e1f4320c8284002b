package com.xenocrm.webhook.event;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.EventType;
import com.xenocrm.webhook.ScriptedVendor.Answer;
import com.xenocrm.webhook.ScriptedVendor.Manner;
import com.xenocrm.webhook.ScriptedVendor.Request;
import com.xenocrm.webhook.delivery.Attempt;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.WebhookStatus;

import static com.xenocrm.webhook.event.EventWorld.failed;
import static com.xenocrm.webhook.event.EventWorld.launched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventDeliveryTest {

    private EventWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new EventWorld();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void postsASignedEvent() throws Exception {
        Webhook webhook = world.webhook(EventType.COMMUNICATION_FAILED);
        world.occur(failed("c1:00001"), launched("c1"));

        world.job.deliver();

        Request request = world.subscriber.requests().getFirst();
        assertThat(world.subscriber.requests()).hasSize(1);
        assertThat(request.body())
                .isEqualTo("{\"type\":\"communication.failed\",\"timestamp\":\"2026-03-01T10:00:00Z\",\"data\":"
                        + "{\"campaign_id\":\"c1\",\"communication_id\":\"c1:00001\",\"customer_id\":\"00001\","
                        + "\"attempt\":1,\"reason\":\"user_unknown\"}}");
        assertThat(request.key()).matches("evt_[0-9a-f]{32}");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json; charset=UTF-8");
        assertThat(isSigned(webhook.secrets().current(), request)).isTrue();
        assertThat(world.only(webhook).status()).isEqualTo(Delivery.Status.DELIVERED);
    }

    @Test
    void deliversAnEventOnceThatIsPublishedRepeatedly() {
        world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.occur(launched("c1"), launched("c1"));
        world.job.deliver();

        world.occur(launched("c1"));
        world.job.deliver();

        assertThat(world.subscriber.requests()).hasSize(1);
    }

    @Test
    void getsThroughAnHourOfFailures() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(500, "broken"));
        world.occur(launched("c1"));
        world.pass(Duration.ofHours(1), Duration.ofSeconds(10));
        int failures = world.subscriber.requests().size();

        world.subscriber.answer(Answer.of(204, ""));
        world.pass(Duration.ofHours(2), Duration.ofSeconds(10));

        assertThat(failures).isBetween(5, 7);
        assertThat(world.subscriber.requests()).hasSize(failures + 1);
        assertThat(world.subscriber.distinctKeys()).hasSize(1);
        assertThat(world.only(webhook).status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(world.only(webhook).attempts())
                .extracting(Attempt::status)
                .startsWith(500, 500)
                .endsWith(204);
        assertThat(world.webhooks.get(webhook.id()).failingSince()).isNull();
    }

    @Test
    void disablesAWebhookAfterThreeDaysOfFailures() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(503, ""));
        world.occur(launched("c1"));
        world.pass(Duration.ofHours(71), Duration.ofMinutes(10));
        WebhookStatus before = world.webhooks.get(webhook.id()).status();

        world.pass(Duration.ofHours(2), Duration.ofMinutes(10));

        int tried = world.subscriber.requests().size();
        world.occur(launched("c2"));
        world.pass(Duration.ofHours(10), Duration.ofMinutes(10));
        assertThat(before).isEqualTo(WebhookStatus.ENABLED);
        assertThat(world.webhooks.get(webhook.id()).status()).isEqualTo(WebhookStatus.DISABLED);
        assertThat(world.webhooks.get(webhook.id()).reason()).contains("three days");
        assertThat(world.only(webhook).status()).isEqualTo(Delivery.Status.FAILED);
        assertThat(world.audited())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("action", "webhook_disabled")
                        .containsEntry("subject", webhook.id()));
        assertThat(tried).isBetween(15, 30);
        assertThat(world.subscriber.requests()).hasSize(tried);
    }

    @Test
    void disablesAWebhookAtOnceWhoseSubscriberIsGone() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(410, ""));
        world.occur(launched("c1"), launched("c2"));

        world.job.deliver();

        assertThat(world.subscriber.requests()).hasSize(1);
        assertThat(world.webhooks.get(webhook.id()).status()).isEqualTo(WebhookStatus.DISABLED);
        assertThat(world.all(webhook)).extracting(Delivery::status).containsOnly(Delivery.Status.FAILED);
        assertThat(world.meters.get(EventDelivery.DISABLED).counter().count()).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsTheSubscriberAsks() {
        world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(429, "").with("Retry-After", "7200"));
        world.occur(launched("c1"), launched("c2"));
        world.job.deliver();
        world.subscriber.answer(Answer.of(200, ""));

        world.pass(Duration.ofMinutes(119), Duration.ofSeconds(30));
        int meanwhile = world.subscriber.requests().size();
        world.pass(Duration.ofMinutes(5), Duration.ofSeconds(30));

        assertThat(meanwhile).isEqualTo(1);
        assertThat(world.subscriber.requests()).hasSize(3);
    }

    @Test
    void followsNoRedirect() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(307, "").with("Location", world.subscriber.url() + "/elsewhere"));
        world.occur(launched("c1"));

        world.job.deliver();

        assertThat(world.subscriber.requests()).hasSize(1);
        assertThat(world.only(webhook).status()).isEqualTo(Delivery.Status.WAITING);
        assertThat(world.only(webhook).attempts()).singleElement().returns(307, Attempt::status);
    }

    @Test
    void endsARequestThatHangs() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(Manner.DRIPPING));
        world.occur(launched("c1"));

        world.job.deliver();

        Attempt attempt = world.only(webhook).attempts().getFirst();
        assertThat(attempt.status()).isNull();
        assertThat(attempt.error()).isIn("timeout", "connection");
        assertThat(attempt.duration()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
    }

    @Test
    void keepsTheBeginningOfAHugeAnswer() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.subscriber.answer(Answer.of(200, "é".repeat(1_500)));
        world.occur(launched("c1"));
        world.job.deliver();
        world.subscriber.answer(Answer.of(Manner.HUGE));
        world.occur(launched("c2"));

        world.job.deliver();

        assertThat(world.all(webhook))
                .allSatisfy(delivery -> assertThat(delivery.status()).isEqualTo(Delivery.Status.DELIVERED))
                .extracting(delivery -> delivery.attempts().getFirst().answer())
                .contains("é".repeat(1_000));
    }

    @Test
    void connectsToNoPrivateAddress() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.occur(launched("c1"));

        world.replica(Executors.newSingleThreadExecutor(), false).deliver();

        await().untilAsserted(() -> assertThat(world.only(webhook).attempts())
                .singleElement()
                .returns("address_not_allowed", Attempt::error));
        assertThat(world.subscriber.requests()).isEmpty();
    }

    @Test
    void signsWithBothSecretsForADayAfterARotation() throws Exception {
        Webhook before = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        Webhook rotated = world.webhooks.rotate(before).orElseThrow();
        world.occur(launched("c1"));
        world.job.deliver();
        world.clock.advance(Duration.ofHours(24));
        world.occur(launched("c2"));
        world.job.deliver();

        Request during = world.subscriber.requests().getFirst();
        Request after = world.subscriber.requests().getLast();

        assertThat(during.headers().get("webhook-signature")).matches("v1,\\S{44} v1,\\S{44}");
        assertThat(isSigned(before.secrets().current(), during)).isTrue();
        assertThat(isSigned(rotated.secrets().current(), during)).isTrue();
        assertThat(isSigned(rotated.secrets().current(), after)).isTrue();
        assertThat(isSigned(before.secrets().current(), after)).isFalse();
    }

    @Test
    void keepsEventsOfAPausedWebhook() {
        Webhook webhook = world.webhook(EventType.CAMPAIGN_LAUNCHED);
        world.webhooks.pause(webhook.id());
        world.occur(launched("c1"));
        world.pass(Duration.ofDays(5), Duration.ofHours(6));
        int paused = world.subscriber.requests().size();

        world.webhooks.enable(webhook.id());
        world.job.deliver();

        assertThat(paused).isZero();
        assertThat(world.subscriber.requests()).hasSize(1);
    }

    private static boolean isSigned(String secret, Request request) throws Exception {
        long time = Long.parseLong(request.headers().get("webhook-timestamp"));
        String signature = new com.standardwebhooks.Webhook(secret).sign(request.key(), time, request.body());
        return List.of(request.headers().get("webhook-signature").split(" ")).contains(signature);
    }
}
