package com.xenocrm.local.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.local.launch.SystemSettings;

import static org.assertj.core.api.Assertions.assertThat;

class CrmScriptTest {

    @Test
    void listsItsCommands() throws Exception {
        Outcome outcome = crm("help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .contains("./crm up", "down", "status", "logs", "demo", "import", "token", "secrets", "bench", "test");
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
                "import",
                "import a.csv b.csv",
                "import a.csv --slice=5",
                "import a.csv --kind=",
                "bench all"
            })
    void refusesUnknownArgumentsWithExitCode2(String line) throws Exception {
        Outcome outcome = crm(line.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.output()).contains("Unknown argument: ");
    }

    private static Outcome crm(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./crm"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(SystemSettings.findProject().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int code, String output) {}
}
