package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.FilteredHostException;

import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.kit.web.Outage;
import com.xenocrm.webhook.ScriptedVendor;
import com.xenocrm.webhook.ScriptedVendor.Answer;
import com.xenocrm.webhook.ScriptedVendor.Manner;
import com.xenocrm.webhook.ScriptedVendor.Request;
import com.xenocrm.webhook.vendor.VendorSettings;
import com.xenocrm.webhook.vendor.VendorUnavailableException;

import static com.xenocrm.webhook.sending.WebhookWorld.message;
import static com.xenocrm.webhook.sending.WebhookWorld.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class WebhookSendingTest {

    private WebhookWorld world;
    private SendingConsumer sender;

    @BeforeEach
    void start() throws IOException {
        world = new WebhookWorld();
        sender = world.sender();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void postsWhatTheVendorNeeds() {
        accept(List.of(message("ann")));

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
        accept(List.of(message("ann")));

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
    @ValueSource(ints = {301, 302, 307, 401, 402, 403, 404, 405, 407, 408, 409, 410, 421, 425, 429, 500, 502, 503, 504})
    void waitsAndRepeatsUnderTheSameKey(int status) {
        world.vendor.answer(Answer.of(status, "{\"status\":\"failed\"}").with("Location", "/elsewhere"));

        assertThatThrownBy(() -> accept(List.of(message("ann")))).isInstanceOf(VendorUnavailableException.class);
        List<String> before = world.receipts();
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));
        accept(List.of(message("ann")));

        assertThat(before).isEmpty();
        assertThat(world.vendor.requests()).extracting(Request::path).containsExactly("/messages", "/messages");
        assertThat(world.vendor.keys()).containsExactly("c1:ann#1", "c1:ann#1");
        assertThat(world.vendor.requests().getLast().body())
                .isEqualTo(world.vendor.requests().getFirst().body());
        assertThat(world.receipts()).containsExactly("c1:ann SENT null null");
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "CUT", "SILENT", "DRIPPING"})
    void repeatsWhatHasNoCompleteAnswerInTime(Manner manner) {
        world.vendor.answer(Answer.of(manner));

        assertThatThrownBy(() -> accept(List.of(message("ann")))).isInstanceOf(VendorUnavailableException.class);
        List<String> before = world.receipts();
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));
        accept(List.of(message("ann")));

        assertThat(before).isEmpty();
        assertThat(world.vendor.keys()).containsExactly("c1:ann#1", "c1:ann#1");
        assertThat(world.receipts()).containsExactly("c1:ann SENT null null");
    }

    @Test
    void readsNoMoreThanTheBeginningOfAHugeAnswer() {
        world.vendor.answer(Answer.of(Manner.HUGE));

        accept(List.of(message("ann")));

        assertThat(world.receipts()).isEmpty();
        assertThat(world.vendor.keys()).containsExactly("c1:ann#1");
    }

    @Test
    void waitsWhileTheVendorIsAway() {
        world.vendor.close();

        assertThatThrownBy(() -> accept(List.of(message("ann")))).isInstanceOf(VendorUnavailableException.class);

        assertThat(world.receipts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, 120",
        "503, 'Sun, 1 Mar 2026 10:02:00 GMT', 120",
        "503, 999999, 3600",
        "401, 60, 60",
    })
    void postsNothingBeforeTheTimeTheVendorNames(int status, String retryAfter, int seconds) {
        world.vendor.answer(Answer.of(status, "").with("Retry-After", retryAfter));
        Throwable first = catchThrowable(() -> accept(messages(1)));
        world.vendor.answer(ScriptedVendor.ACCEPT);

        world.clock.advance(Duration.ofSeconds(seconds - 1));
        Throwable early = catchThrowable(() -> accept(messages(1)));
        int posted = world.vendor.requests().size();
        world.clock.advance(Duration.ofSeconds(1));
        accept(messages(1));

        assertThat(first).isInstanceOf(VendorUnavailableException.class);
        assertThat(early).isInstanceOf(VendorUnavailableException.class);
        assertThat(posted).isEqualTo(1);
        assertThat(world.vendor.keys()).containsExactly("c1:c0#1", "c1:c0#1");
    }

    @ParameterizedTest
    @CsvSource({"503, soon", "200, 120", "429, -5"})
    void ignoresATimeThatMeansNothing(int status, String retryAfter) {
        world.vendor.answer(Answer.of(status, "").with("Retry-After", retryAfter));
        attempt(List.of(message("ann")));
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));

        accept(List.of(message("bob")));

        assertThat(world.receipts()).contains("c1:bob SENT null null");
    }

    @ParameterizedTest
    @CsvSource({"400, refused", "406, refused", "413, message_too_large", "415, refused", "422, refused"})
    void failsWhatTheVendorRefuses(int status, String reason) {
        world.vendor.answer(Answer.of(status, "{\"reason\":\"throttled\"}"));

        accept(List.of(message("ann")));

        assertThat(world.receipts()).containsExactly("c1:ann FAILED " + reason + " null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"status":"accepted","vendor_message_id":"v1"}                      |
        {"status":"queued"}                                                 |
        {}                                                                  |
        ''                                                                  |
        <html>thanks</html>                                                 |
        [{"id":"c1:other#1","status":"failed"}]                             |
        {"status":"SENT","vendor_message_id":"v1"}                          | SENT null v1
        {"status":"delivered"}                                              | SENT null null
        {"status":"failed","reason":"Number unknown","vendor_message_id":7} | FAILED number_unknown 7
        {"status":"failed"}                                                 | FAILED refused null
        {"status":"hard_bounce"}                                            | FAILED hard_bounce null
        {"status":"spam"}                                                   | SENT spam_complaint null
        {"status":"complaint"}                                              | SENT complaint null
        {"status":"error","message":"no credit"}                            | FAILED refused null
        {"success":false}                                                   | FAILED refused null
        {"error":{"code":21211}}                                            | FAILED refused null
        {"error":null}                                                      |
        {"results":[{"id":"c1:ann#1","status":"sent"}]}                     | SENT null null
        """)
    void readsWhatA200Says(String body, String receipt) {
        world.vendor.answer(Answer.of(200, body));

        accept(List.of(message("ann")));

        assertThat(world.receipts()).isEqualTo(receipt == null ? List.of() : List.of("c1:ann " + receipt));
    }

    @Test
    void asksAgainOnlyForThoseWithoutAnAnswer() {
        sender = world.sender(world.settings(1, 1), world.publisher);
        AtomicInteger posted = new AtomicInteger();
        world.vendor.script(
                _ -> posted.getAndIncrement() < 3 ? Answer.of(200, "{\"status\":\"sent\"}") : Answer.of(500, ""));

        Throwable outage = catchThrowable(() -> accept(messages(6)));
        world.vendor.answer(ScriptedVendor.ACCEPT);
        accept(messages(6));

        assertThat(outage).isInstanceOf(VendorUnavailableException.class);
        assertThat(world.vendor.keys())
                .containsExactly("c1:c0#1", "c1:c1#1", "c1:c2#1", "c1:c3#1", "c1:c3#1", "c1:c4#1", "c1:c5#1");
        assertThat(world.receipts())
                .containsExactly(
                        "c1:c0 SENT null null",
                        "c1:c1 SENT null null",
                        "c1:c2 SENT null null",
                        "c1:c0 SENT null null",
                        "c1:c1 SENT null null",
                        "c1:c2 SENT null null");
    }

    @Test
    void asksTheVendorAgainWhenAnAttemptIsRequestedAgain() {
        accept(List.of(message("ann")));

        accept(List.of(message("ann"), message("ann"), message("ann", 2)));

        assertThat(world.vendor.keys()).containsExactlyInAnyOrder("c1:ann#1", "c1:ann#1", "c1:ann#2");
    }

    @Test
    void postsBatchesAndReadsPartialResults() {
        sender = world.sender(world.settings(2, 1), world.publisher);
        world.vendor.script(request -> request.body().contains("c1:c0#1")
                ? Answer.of(
                        207,
                        "[{\"id\":\"c1:c1#1\",\"status\":\"failed\",\"reason\":\"throttled\"},{\"id\":\"c1:c0#1\",\"status\":\"sent\"}]")
                : Answer.of(200, "{\"results\":[{\"id\":\"c1:c2#1\",\"status\":\"accepted\"}]}"));

        accept(messages(5));

        assertThat(world.vendor.requests())
                .extracting(request -> request.body().split("\"id\":", -1).length - 1)
                .containsExactly(2, 2, 1);
        assertThat(world.vendor.requests())
                .allSatisfy(
                        request -> assertThat(request.body()).startsWith("[").endsWith("]"));
        assertThat(world.vendor.keys()).doesNotHaveDuplicates().allMatch(key -> key.matches("batch_[0-9a-f]{64}"));
        assertThat(world.receipts()).containsExactly("c1:c0 SENT null null", "c1:c1 FAILED throttled null");
    }

    @Test
    void postsEachOfARefusedBatchByItself() {
        sender = world.sender(world.settings(3, 1), world.publisher);
        world.vendor.script(request -> request.body().contains("c1:c1#1") ? Answer.of(422, "") : ScriptedVendor.ACCEPT);

        accept(messages(3));

        assertThat(world.vendor.requests()).hasSize(4);
        assertThat(world.receipts()).containsExactly("c1:c1 FAILED refused null");
    }

    @Test
    void repeatsABatchUnderTheSameKey() {
        sender = world.sender(world.settings(3, 1), world.publisher);
        world.vendor.answer(Answer.of(500, ""));

        attempt(messages(3));
        world.vendor.answer(ScriptedVendor.ACCEPT);
        accept(messages(3));

        assertThat(world.vendor.requests()).hasSize(2);
        assertThat(world.vendor.distinctKeys()).hasSize(1);
    }

    @Test
    void sendsNothingToWhoWasSuppressedOrErased() {
        sender = world.sender(world.settings(1, 1), world.publisher);
        world.suppress("ann");
        new Erasures(world.mongo, WebhookWorld.HASH, world.clock)
                .begin(
                        "e1",
                        new PersonalIdentifiers("eve", Set.of(), Set.of("eve@example.com")),
                        ChronoUnit.MICROS.between(Instant.EPOCH, WebhookWorld.NOW));

        accept(List.of(message("ann"), message("bob"), message("eve")));

        assertThat(world.vendor.keys()).containsExactly("c1:bob#1");
        assertThat(world.receipts())
                .containsExactly("c1:ann SUPPRESSED complained null", "c1:eve SUPPRESSED erased null");
    }

    @Test
    void seesASuppressionWhileItPostsTheOthers() {
        sender = world.sender(world.settings(1, 1), world.publisher);
        world.vendor.script(_ -> {
            world.suppress("bob");
            return ScriptedVendor.ACCEPT;
        });

        accept(List.of(message("ann"), message("bob")));

        assertThat(world.vendor.keys()).containsExactly("c1:ann#1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"})
    void doesNotConnectToTheOwnNetwork(String host) {
        String url = "https://" + host + ":" + world.vendor.port() + "/messages";
        VendorSettings closed = new VendorSettings(url, "", "", false, 1, 1, Duration.ofSeconds(1));
        sender = world.sender(closed, world.publisher);

        Throwable refused = catchThrowable(() -> accept(List.of(message("ann"))));

        assertThat(refused)
                .isInstanceOf(VendorUnavailableException.class)
                .hasCauseInstanceOf(FilteredHostException.class);
    }

    @Test
    void endsAnOutageThatItsBreakerHasCut() {
        world.vendor.answer(Answer.of(500, ""));
        for (int i = 0; i < 30; i++) {
            attempt(List.of(message("ann")));
        }

        Throwable cut = catchThrowable(() -> accept(List.of(message("ann"))));

        assertThat(cut).hasMessage("The vendor has failed too often");
        assertThat(world.vendor.requests()).hasSize(20);
    }

    @Test
    void countsOutcomesAndShowsTheOutage() {
        world.vendor.script(request ->
                request.key().equals("c1:c0#1") ? Answer.of(200, "{\"status\":\"sent\"}") : ScriptedVendor.ACCEPT);
        accept(messages(3));
        world.vendor.answer(Answer.of(503, ""));

        attempt(List.of(message("ann")));
        double during = world.meters.get("crm.vendor.unavailable").gauge().value();
        world.vendor.answer(Answer.of(400, ""));
        accept(List.of(message("ann")));

        assertThat(during).isEqualTo(1);
        assertThat(world.meters.get("crm.vendor.unavailable").gauge().value()).isZero();
        assertThat(List.of(counted("sent"), counted("accepted"), counted("failed")))
                .containsExactly(1.0, 2.0, 1.0);
    }

    @Test
    void beginsNothingWhileTheProcessStops() {
        sender.stop();

        Throwable stopped = catchThrowable(() -> accept(List.of(message("ann"))));

        assertThat(stopped).isInstanceOf(Outage.class);
        assertThat(world.vendor.requests()).isEmpty();
    }

    /** Handles communications, with or without success. */
    private void attempt(List<Communication> communications) {
        Throwable _ = catchThrowable(() -> accept(communications));
    }

    private double counted(String outcome) {
        return world.meters
                .get("crm.webhooks")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void accept(List<Communication> communications) {
        sender.accept(List.of(new CommunicationRequested(communications)));
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
