package com.xenocrm.ai.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageModelTest {

    private final StubModel stub = new StubModel();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void answersWhatTheServerSaysAndCountsWhatItTook() {
        stub.says("{\"summary\": \"fine\"}");

        Optional<String> answer = ask(stub.withKey());

        assertThat(answer).contains("fine");
        assertThat(stub.meters
                        .counter("ai.model.calls", "task", "summary", "outcome", "answered")
                        .count())
                .isOne();
        assertThat(stub.meters
                        .counter("ai.model.tokens", "task", "summary", "direction", "sent")
                        .count())
                .isEqualTo(200);
        assertThat(stub.meters.timer("ai.model.latency", "task", "summary").count())
                .isOne();
        assertThat(stub.mongo.getCollection("ai_usage").find().first())
                .containsEntry("_id", "user-1:2026-11-01")
                .containsEntry("tokens", 250L);
    }

    @ParameterizedTest
    @CsvSource({
        "429, busy, 2",
        "500, broken, 2",
        "503, broken, 2",
        "401, refused, 1",
        "malformed, malformed, 1",
        "empty, malformed, 1"
    })
    void answersNothingWhenTheServerIsInTrouble(String trouble, String reason, int attempts) {
        stub.fails(trouble);

        Optional<String> answer = ask(stub.withKey());

        assertThat(answer).isEmpty();
        assertThat(stub.fallbacks(reason)).isOne();
        assertThat(stub.asked()).isEqualTo(attempts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"summary\": \"fine \\ud83d\"}", "{\"a\": [{\"b\": \"\\ude00\"}], \"summary\": \"fine\"}"})
    void refusesHalfACharacterInAnAnswer(String answer) {
        stub.says(answer);

        assertThat(ask(stub.withKey())).isEmpty();
        assertThat(stub.fallbacks("malformed")).isOne();
    }

    @Test
    void doesNotWaitForASlowServer() {
        stub.fails("slow");

        Optional<String> answer = ask(stub.model("sk-test", Duration.ofMillis(200), 100_000, StubModel.CLOCK));

        assertThat(answer).isEmpty();
        assertThat(stub.fallbacks("timeout")).isOne();
    }

    @Test
    void asksNobodyWithoutAKey() {
        Optional<String> answer = ask(stub.withoutKey());

        assertThat(answer).isEmpty();
        assertThat(stub.fallbacks("no_key")).isOne();
        assertThat(stub.asked()).isZero();
    }

    @Test
    void leavesAServerAloneThatFailsTimeAndAgain() {
        stub.fails("401");
        LanguageModel model = stub.withKey();

        List<Optional<String>> answers =
                IntStream.range(0, 7).mapToObj(_ -> ask(model)).toList();

        assertThat(answers).allMatch(Optional::isEmpty);
        assertThat(stub.asked()).isEqualTo(5);
        assertThat(stub.fallbacks("breaker_open")).isEqualTo(2);
    }

    @Test
    void givesNoUserMoreThanTheAllowanceOfTheDay() {
        stub.says("{\"summary\": \"fine\"}");
        TestClock clock = new TestClock(Instant.parse("2026-11-01T23:59:59Z"));
        LanguageModel model = stub.model("sk-test", StubModel.PATIENCE, 1_800, clock);

        IntStream.range(0, 9).forEach(_ -> ask(model));
        int today = stub.asked();
        clock.advance(Duration.ofSeconds(1));
        Optional<String> tomorrow = ask(model);

        assertThat(today).isBetween(1, 5);
        assertThat(stub.fallbacks("allowance_used_up")).isEqualTo(9 - today);
        assertThat(tomorrow).isPresent();
    }

    @Test
    void givesNoUserMoreThanTheMoneyOfTheDay() {
        stub.says("{\"summary\": \"fine\"}");
        LanguageModel model = stub.costing("0.003", 8);

        IntStream.range(0, 9).forEach(_ -> ask(model));

        assertThat(stub.asked()).isBetween(1, 8);
        assertThat(stub.fallbacks("allowance_used_up")).isEqualTo(9 - stub.asked());
        assertThat(stub.mongo.getCollection("ai_usage").find().first())
                .containsEntry("cost_micros", stub.asked() * (200 * 1L + 50 * 2L));
    }

    @Test
    void asksNobodyWhileTooManyQuestionsAreUnderWay() {
        LanguageModel full = stub.costing("1", 0);

        Optional<String> answer = ask(full);

        assertThat(answer).isEmpty();
        assertThat(stub.fallbacks("too_many")).isOne();
        assertThat(stub.asked()).isZero();
    }

    @Test
    void keepsAddressesAndPhoneNumbersToItself() {
        String text = PersonalDataMask.without(
                "write to ann.lee@example.com or +44 (20) 7946-0958, 20% off 1,000 items in 2026");

        assertThat(text).isEqualTo("write to [email] or [phone], 20% off 1,000 items in 2026");
    }

    private static Optional<String> ask(LanguageModel model) {
        return model.ask(
                "user-1",
                Prompt.of("summary", 1),
                List.of(),
                (JsonNode said) ->
                        new ModelResult.Accepted<>(said.path("summary").asString("")));
    }
}
