package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.webhook.ScriptedVendor.Answer;
import com.xenocrm.webhook.ScriptedVendor.Manner;

import static com.xenocrm.webhook.sending.WebhookWorld.message;
import static org.assertj.core.api.Assertions.assertThat;

/** Receipts made from the answers of the vendor. */
class WebhookAnswerTest {

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
    @CsvSource({"400, refused", "406, refused", "413, message_too_large", "415, refused", "422, refused"})
    void failsWhatTheVendorRefuses(int status, String reason) {
        world.vendor.answer(Answer.of(status, "{\"reason\":\"throttled\"}"));

        world.accept(List.of(message("ann")));

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
        {"status":"hard_bounce","reason":"Said no"}                         | FAILED hard_bounce null
        {"status":"bounced","reason":"mailbox full"}                        | FAILED mailbox_full null
        {"status":"delivered","reason":"complaint"}                         | SENT complaint null
        {"status":"sent","reason":"Thanks"}                                 | SENT null null
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

        world.accept(List.of(message("ann")));

        assertThat(world.receipts()).isEqualTo(receipt == null ? List.of() : List.of("c1:ann " + receipt));
    }

    @Test
    void readsNoMoreThanTheBeginningOfAHugeAnswer() {
        world.vendor.answer(Answer.of(Manner.HUGE));

        world.accept(List.of(message("ann")));

        assertThat(world.receipts()).isEmpty();
        assertThat(world.vendor.keys()).containsExactly("c1:ann#1");
    }

    @Test
    void asksTheVendorAgainWhenAnAttemptIsRequestedAgain() {
        world.accept(List.of(message("ann")));

        world.accept(List.of(message("ann"), message("ann"), message("ann", 2)));

        assertThat(world.vendor.keys()).containsExactlyInAnyOrder("c1:ann#1", "c1:ann#1", "c1:ann#2");
    }
}
