package com.xenocrm.runner.verify;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.xenocrm.runner.verify.MavenOutput.Tests;

import static org.assertj.core.api.Assertions.assertThat;

class MavenOutputTest {

    @Test
    void countsTheTestsOfEachModuleAndLeavesTheRestOut() {
        MavenOutput output = new MavenOutput();
        List<String> lines = List.of(
                "[INFO] Building contracts 1.0.0-SNAPSHOT                                 [2/16]",
                "[INFO] --- compiler:3.15.0:compile (default-compile) @ contracts ---",
                "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in com.xenocrm.A",
                "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0",
                "[INFO] Building gateway 1.0.0-SNAPSHOT                                 [3/16]",
                "[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1");

        List<String> shown =
                lines.stream().map(output::hear).flatMap(Optional::stream).toList();

        assertThat(shown)
                .containsExactly("[ 2/16] contracts", lines.get(2), lines.get(3), "[ 3/16] gateway", lines.get(5));
        assertThat(output.modules()).containsEntry("contracts", new Tests(2, 0, 0, 0));
        assertThat(output.all()).isEqualTo(new Tests(7, 1, 1, 1));
        assertThat(output.all().passed()).isEqualTo(4);
    }
}
