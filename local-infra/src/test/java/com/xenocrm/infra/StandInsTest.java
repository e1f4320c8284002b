package com.xenocrm.infra;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandInsTest {
    @Test
    void runUntilTheirParentIsGone() throws Exception {
        Process parent = new ProcessBuilder("cat").start();
        int mongoPort = LoopbackPorts.orFree(0);
        int googlePort = LoopbackPorts.orFree(0);
        Process standIns = java("--mongo-port=" + mongoPort, "--google-port=" + googlePort, "--parent=" + parent.pid());

        try (BufferedReader output = standIns.inputReader()) {
            assertThat(output.readLine()).isEqualTo("ready");
            assertThat(LoopbackPorts.isOpen(mongoPort)).isTrue();
            assertThat(LoopbackPorts.isOpen(googlePort)).isTrue();

            parent.destroy();

            assertThat(standIns.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            parent.destroyForcibly();
            standIns.destroyForcibly();
        }
    }

    @Test
    void refuseAnArgumentTheyDoNotKnow() throws Exception {
        Process standIns = java("--mongo=1");

        assertThat(standIns.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(standIns.exitValue()).isNotZero();
    }

    private static Process java(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StandIns.class.getName());
        builder.command().addAll(java.util.List.of(arguments));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
