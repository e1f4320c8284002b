package com.xenocrm.runner;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.runner.terminal.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArgumentsTest {

    @Test
    void understandsTheDemosOptions() {
        Arguments arguments = Arguments.parse("demo", "--slice=500", "--keep-dates");

        assertThat(arguments)
                .isEqualTo(new Arguments("demo", Set.of("--keep-dates"), Optional.empty(), OptionalInt.of(500)));
    }

    @Test
    void understandsTheServiceWhoseLogIsFollowed() {
        Arguments arguments = Arguments.parse("logs", "-f", "gateway");

        assertThat(arguments)
                .isEqualTo(new Arguments("logs", Set.of("-f"), Optional.of("gateway"), OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "up --quickly",
                "down now",
                "demo --slice=0",
                "demo --slice=many",
                "demo now",
                "token a@b.c d@e.f",
                "up --slice=5"
            })
    void refusesWhatItDoesNotKnowWithExitCode2(String line) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Arguments.parse(line.split(" ")))
                .returns(2, Failure::exitCode)
                .withMessageContaining("Unknown argument: ");
    }
}
