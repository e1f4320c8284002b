package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.FilteredHostException;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.webhook.ScriptedVendor;
import com.xenocrm.webhook.ScriptedVendor.Request;
import com.xenocrm.webhook.vendor.VendorUnavailableException;
import com.xenocrm.webhook.vendor.WebhookSettings;

import static com.xenocrm.webhook.sending.WebhookWorld.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Requests that the vendor gets. */
class WebhookRequestTest {

    private WebhookWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new WebhookWorld();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void postsWhatTheVendorNeeds() {
        world.accept(List.of(message("ann")));

        Request request = world.vendor.requests().getFirst();
        assertThat(request.body()).isEqualTo("""
                {"id":"c1:ann#1","communication_id":"c1:ann","attempt":1,"campaign_id":"c1","customer_id":"ann",\
                "name":"Ann Müller","email":"ann@example.com","phone":"+491511234567","message":"Hi ann",\
                "unsubscribe_url":"https://crm.example/unsubscribe/t1"}""");
        assertThat(request.path()).isEqualTo("/messages");
        assertThat(request.headers())
                .containsEntry("webhook-id", "c1:ann#1")
                .containsEntry("Idempotency-Key", "c1:ann#1")
                .containsEntry("Authorization", "Bearer vendor-key")
                .containsEntry("Content-Type", "application/json; charset=UTF-8");
        assertThat(world.receipts()).isEmpty();
    }

    @Test
    void signsEachRequestWithEverySecret() throws Exception {
        world.accept(List.of(message("ann")));

        Request request = world.vendor.requests().getFirst();
        String signed = "c1:ann#1." + WebhookWorld.NOW.getEpochSecond() + "." + request.body();
        assertThat(request.headers())
                .containsEntry("webhook-timestamp", "1772359200")
                .containsEntry(
                        "webhook-signature",
                        "v1," + hmac("0123456789abcdef01234567", signed) + " v1,"
                                + hmac("fedcba9876543210fedcba98", signed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"})
    void doesNotConnectToTheOwnNetwork(String host) {
        String url = "https://" + host + ":" + world.vendor.port() + "/messages";
        WebhookSettings closed = new WebhookSettings(url, "", "", false, 1, 1, Duration.ofSeconds(1));
        world.use(closed);

        Throwable refused = catchThrowable(() -> world.accept(List.of(message("ann"))));

        assertThat(refused)
                .isInstanceOf(VendorUnavailableException.class)
                .hasCauseInstanceOf(FilteredHostException.class);
    }

    @Test
    void sendsNothingToWhoWasSuppressedOrErased() {
        world.use(world.settings(1, 1));
        world.suppress("ann");
        new Erasures(world.mongo, WebhookWorld.HASH, world.clock)
                .begin(
                        "e1",
                        new PersonalIdentifiers("eve", Set.of(), Set.of("eve@example.com")),
                        ChronoUnit.MICROS.between(Instant.EPOCH, WebhookWorld.NOW));

        world.accept(List.of(message("ann"), message("bob"), message("eve")));

        assertThat(world.vendor.keys()).containsExactly("c1:bob#1");
        assertThat(world.receipts())
                .containsExactly("c1:ann SUPPRESSED complained null", "c1:eve SUPPRESSED erased null");
    }

    @Test
    void seesASuppressionWhileItPostsTheOthers() {
        world.use(world.settings(1, 1));
        world.vendor.script(_ -> {
            world.suppress("bob");
            return ScriptedVendor.ACCEPT;
        });

        world.accept(List.of(message("ann"), message("bob")));

        assertThat(world.vendor.keys()).containsExactly("c1:ann#1");
    }

    @Test
    void beginsNothingWhileTheProcessStops() {
        world.sender.stop();

        Throwable stopped = catchThrowable(() -> world.accept(List.of(message("ann"))));

        assertThat(stopped).isInstanceOf(Outage.class);
        assertThat(world.vendor.requests()).isEmpty();
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
