package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.webhook.ScriptedVendor.Answer;

import static com.xenocrm.webhook.sending.WebhookWorld.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A sender ends between the vendor's answer and the acknowledgement; the broker delivers the message to another one. */
class SenderCrashTest {

    private WebhookWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new WebhookWorld();
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letsTheVendorRecogniseEachRepetition(boolean afterTheReceipts) {
        RecordingPublisher dying = new RecordingPublisher();
        if (afterTheReceipts) {
            dying.dieAfterTheNext();
        } else {
            dying.dieBeforeTheNext();
        }
        List<CommunicationRequested> message = List.of(new CommunicationRequested(messages(5)));

        Throwable death =
                catchThrowable(() -> world.sender(world.settings(1, 4), dying).accept(message));
        world.sender().accept(message);

        assertThat(death).isNotNull();
        assertThat(world.vendor.keys()).hasSize(10);
        assertThat(world.vendor.distinctKeys())
                .containsExactlyInAnyOrder("c1:c0#1", "c1:c1#1", "c1:c2#1", "c1:c3#1", "c1:c4#1");
        assertThat(world.receipts()).hasSize(5);
    }
}
