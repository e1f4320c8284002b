package com.xenocrm.runner.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.xenocrm.runner.process.Directories;
import com.xenocrm.runner.system.Broker;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.PlainProgress;
import com.xenocrm.runner.terminal.Terminal;

/** {@code ./crm test}: every test of every module, with one broker for all of them. */
public final class TestRun {

    private final Terminal terminal;
    private final Path project;
    private final Map<String, String> environment;

    public TestRun(Terminal terminal, Path project, Map<String, String> environment) {
        this.terminal = terminal;
        this.project = project;
        this.environment = Map.copyOf(environment);
    }

    /** Maven's exit code. */
    public int run() {
        Path work = temporaryDirectory();
        SystemSettings settings = SystemSettings.isolated(project, work, "unused", environment);
        try (Broker broker = Broker.bringUp(settings, new PlainProgress(terminal))) {
            Thread ending = new Thread(broker::close);
            Runtime.getRuntime().addShutdownHook(ending);
            return verify(broker.uri());
        } finally {
            Directories.delete(work);
        }
    }

    private int verify(String brokerUri) {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(project.resolve("mvnw").toString(), "-B", "verify"))
                .directory(project.toFile())
                .redirectErrorStream(true);
        builder.environment().put("RABBITMQ_URI", brokerUri);
        Path log = SystemSettings.stateDirectory(project).resolve("logs").resolve("test.log");
        MavenOutput output = new MavenOutput();
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log))) {
            Process maven = builder.start();
            try (BufferedReader reader = maven.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(line -> {
                    writer.println(line);
                    output.hear(line).ifPresent(terminal::say);
                });
            }
            int exitCode = maven.waitFor();
            new Summary(output).print(terminal);
            terminal.say("All of Maven's output is in " + project.relativize(log));
            return exitCode;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("crm-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
