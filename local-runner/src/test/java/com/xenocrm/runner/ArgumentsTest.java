package com.xenocrm.runner;

import java.util.Map;
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
                .isEqualTo(new Arguments("demo", Set.of("--keep-dates"), Map.of("slice", "500"), Optional.empty()))
                .returns(OptionalInt.of(500), Arguments::slice);
    }

    @Test
    void understandsTheServiceWhoseLogIsFollowed() {
        Arguments arguments = Arguments.parse("logs", "-f", "gateway");

        assertThat(arguments).isEqualTo(new Arguments("logs", Set.of("-f"), Map.of(), Optional.of("gateway")));
    }

    @Test
    void understandsTheFileToImport() {
        Arguments arguments = Arguments.parse("import", "a b.csv", "--mapping=E-Mail:email,x=y:z", "--kind=customers");

        assertThat(arguments)
                .isEqualTo(new Arguments(
                        "import",
                        Set.of(),
                        Map.of("mapping", "E-Mail:email,x=y:z", "kind", "customers"),
                        Optional.of("a b.csv")));
    }

    @Test
    void asksForTheFileToImport() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Arguments.parse("import", "--kind=orders"))
                .returns(2, Failure::exitCode)
                .withMessage("Which file? ./crm import FILE");
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
                "up --slice=5",
                "import a.csv b.csv",
                "import a.csv --slice=5",
                "import a.csv --kind="
            })
    void refusesWhatItDoesNotKnowWithExitCode2(String line) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Arguments.parse(line.split(" ")))
                .returns(2, Failure::exitCode)
                .withMessageContaining("Unknown argument: ");
    }
}
