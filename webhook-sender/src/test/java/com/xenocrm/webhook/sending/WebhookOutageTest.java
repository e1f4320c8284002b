package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.webhook.ScriptedVendor;
import com.xenocrm.webhook.ScriptedVendor.Answer;
import com.xenocrm.webhook.ScriptedVendor.Manner;
import com.xenocrm.webhook.ScriptedVendor.Request;
import com.xenocrm.webhook.vendor.VendorUnavailableException;
import com.xenocrm.webhook.vendor.WebhookSettings;

import static com.xenocrm.webhook.sending.WebhookWorld.message;
import static com.xenocrm.webhook.sending.WebhookWorld.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Communications wait while the vendor takes none, and are posted again. */
class WebhookOutageTest {

    private WebhookWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new WebhookWorld();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 401, 402, 403, 404, 405, 407, 408, 409, 410, 421, 425, 429, 500, 502, 503, 504})
    void waitsAndRepeatsUnderTheSameKey(int status) {
        world.vendor.answer(Answer.of(status, "{\"status\":\"failed\"}").with("Location", "/elsewhere"));

        assertThatThrownBy(() -> world.accept(List.of(message("ann")))).isInstanceOf(VendorUnavailableException.class);
        List<String> before = world.receipts();
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));
        world.accept(List.of(message("ann")));

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

        assertThatThrownBy(() -> world.accept(List.of(message("ann")))).isInstanceOf(VendorUnavailableException.class);
        List<String> before = world.receipts();
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));
        world.accept(List.of(message("ann")));

        assertThat(before).isEmpty();
        assertThat(world.vendor.keys()).containsExactly("c1:ann#1", "c1:ann#1");
        assertThat(world.receipts()).containsExactly("c1:ann SENT null null");
    }

    @Test
    void waitsWhileTheVendorIsAway() {
        world.vendor.close();

        assertThatThrownBy(() -> world.accept(List.of(message("ann")))).isInstanceOf(VendorUnavailableException.class);

        assertThat(world.receipts()).isEmpty();
    }

    @Test
    void waitsWithoutAnAddressThoughASecretIsSet() {
        WebhookSettings removed = new WebhookSettings("", WebhookWorld.SECRET, "", false, 1, 1, Duration.ofSeconds(1));
        world.use(removed);

        Throwable waiting = catchThrowable(() -> world.accept(List.of(message("ann"))));

        assertThat(waiting).isInstanceOf(VendorUnavailableException.class).hasMessage("VENDOR_URL is not set");
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
        Throwable first = catchThrowable(() -> world.accept(messages(1)));
        world.vendor.answer(ScriptedVendor.ACCEPT);

        world.clock.advance(Duration.ofSeconds(seconds - 1));
        Throwable early = catchThrowable(() -> world.accept(messages(1)));
        int posted = world.vendor.requests().size();
        world.clock.advance(Duration.ofSeconds(1));
        world.accept(messages(1));

        assertThat(first).isInstanceOf(VendorUnavailableException.class);
        assertThat(early).isInstanceOf(VendorUnavailableException.class);
        assertThat(posted).isEqualTo(1);
        assertThat(world.vendor.keys()).containsExactly("c1:c0#1", "c1:c0#1");
    }

    @ParameterizedTest
    @CsvSource({"503, soon", "200, 120", "429, -5"})
    void ignoresATimeThatMeansNothing(int status, String retryAfter) {
        world.vendor.answer(Answer.of(status, "").with("Retry-After", retryAfter));
        world.attempt(List.of(message("ann")));
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));

        world.accept(List.of(message("bob")));

        assertThat(world.receipts()).contains("c1:bob SENT null null");
    }

    @Test
    void asksAgainOnlyForThoseWithoutAnAnswer() {
        world.use(world.settings(1, 1));
        AtomicInteger posted = new AtomicInteger();
        world.vendor.script(
                _ -> posted.getAndIncrement() < 3 ? Answer.of(200, "{\"status\":\"sent\"}") : Answer.of(500, ""));

        Throwable outage = catchThrowable(() -> world.accept(messages(6)));
        world.vendor.answer(ScriptedVendor.ACCEPT);
        world.accept(messages(6));

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
    void endsAnOutageThatItsBreakerHasCut() {
        world.vendor.answer(Answer.of(500, ""));
        for (int i = 0; i < 30; i++) {
            world.attempt(List.of(message("ann")));
        }

        Throwable cut = catchThrowable(() -> world.accept(List.of(message("ann"))));

        assertThat(cut).hasMessage("The vendor has failed too often");
        assertThat(world.vendor.requests()).hasSize(20);
    }

    @Test
    void countsOutcomesAndShowsTheOutage() {
        world.vendor.script(request ->
                request.key().equals("c1:c0#1") ? Answer.of(200, "{\"status\":\"sent\"}") : ScriptedVendor.ACCEPT);
        world.accept(messages(3));
        world.vendor.answer(Answer.of(503, ""));

        world.attempt(List.of(message("ann")));
        double during = world.meters.get("crm.vendor.unavailable").gauge().value();
        world.vendor.answer(Answer.of(400, ""));
        world.accept(List.of(message("ann")));

        assertThat(during).isEqualTo(1);
        assertThat(world.meters.get("crm.vendor.unavailable").gauge().value()).isZero();
        assertThat(List.of(world.counted("sent"), world.counted("accepted"), world.counted("failed")))
                .containsExactly(1.0, 2.0, 1.0);
    }
}
