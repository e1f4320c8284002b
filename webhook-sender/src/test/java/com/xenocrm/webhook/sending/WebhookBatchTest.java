package com.xenocrm.webhook.sending;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.webhook.ScriptedVendor;
import com.xenocrm.webhook.ScriptedVendor.Answer;

import static com.xenocrm.webhook.sending.WebhookWorld.messages;
import static org.assertj.core.api.Assertions.assertThat;

/** Batches of communications, each in one request. */
class WebhookBatchTest {

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
    void postsBatchesAndReadsPartialResults() {
        world.use(world.settings(2, 1));
        world.vendor.script(request -> request.body().contains("c1:c0#1")
                ? Answer.of(
                        207,
                        "[{\"id\":\"c1:c1#1\",\"status\":\"failed\",\"reason\":\"throttled\"},{\"id\":\"c1:c0#1\",\"status\":\"sent\"}]")
                : Answer.of(200, "{\"results\":[{\"id\":\"c1:c2#1\",\"status\":\"accepted\"}]}"));

        world.accept(messages(5));

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
        world.use(world.settings(3, 1));
        world.vendor.script(request -> request.body().contains("c1:c1#1") ? Answer.of(422, "") : ScriptedVendor.ACCEPT);

        world.accept(messages(3));

        assertThat(world.vendor.requests()).hasSize(4);
        assertThat(world.receipts()).containsExactly("c1:c1 FAILED refused null");
    }

    @Test
    void remembersWhatItHasPostedOfARefusedBatch() {
        world.use(world.settings(3, 1));
        world.vendor.script(request -> {
            if (request.body().contains("c1:c0#1") && request.body().contains("c1:c1#1")) {
                return Answer.of(422, "");
            }
            return request.body().contains("c1:c1#1") ? Answer.of(503, "") : Answer.of(200, "{\"status\":\"sent\"}");
        });

        world.attempt(messages(3));
        world.vendor.answer(Answer.of(200, "{\"status\":\"sent\"}"));
        world.accept(messages(3));

        assertThat(world.vendor.requests())
                .filteredOn(request -> request.body().contains("c1:c0#1"))
                .hasSize(2);
        assertThat(world.vendor.requests()).hasSize(5);
        assertThat(world.receipts())
                .containsExactly("c1:c0 SENT null null", "c1:c1 SENT null null", "c1:c2 SENT null null");
        assertThat(world.counted("sent")).isEqualTo(3);
    }

    @Test
    void seesASuppressionWhileItPostsARefusedBatch() {
        world.use(world.settings(3, 1));
        world.vendor.script(request -> {
            if (!request.body().contains("c1:c0#1") || !request.body().contains("c1:c1#1")) {
                return ScriptedVendor.ACCEPT;
            }
            world.suppress("c1");
            return Answer.of(422, "");
        });

        world.accept(messages(3));

        assertThat(world.vendor.requests()).hasSize(3);
        assertThat(world.receipts()).containsExactly("c1:c1 SUPPRESSED complained null");
        assertThat(List.of(world.counted("suppressed"), world.counted("accepted")))
                .containsExactly(1.0, 2.0);
    }

    @Test
    void repeatsABatchUnderTheSameKey() {
        world.use(world.settings(3, 1));
        world.vendor.answer(Answer.of(500, ""));

        world.attempt(messages(3));
        world.vendor.answer(ScriptedVendor.ACCEPT);
        world.accept(messages(3));

        assertThat(world.vendor.requests()).hasSize(2);
        assertThat(world.vendor.distinctKeys()).hasSize(1);
    }
}
