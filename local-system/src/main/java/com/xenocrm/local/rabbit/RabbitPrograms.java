package com.xenocrm.local.rabbit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.Processes;

/**
 * Programs of RabbitMQ and Erlang: installed, or the same Debian packages unpacked in a directory of this project.
 *
 * @param root directory of the packages' files; {@code /} when they are installed
 */
record RabbitPrograms(Path root) {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Set to true to leave an installed RabbitMQ alone. */
    private static final String IGNORE_INSTALLED = "CRM_IGNORE_INSTALLED_RABBITMQ";

    /** Finds the installed programs, else the unpacked ones, which are downloaded the first time. */
    static RabbitPrograms find(Path downloads, Consumer<String> progress) {
        RabbitPrograms installed = new RabbitPrograms(Path.of("/"));
        return installed.exist() && !Boolean.parseBoolean(System.getenv(IGNORE_INSTALLED))
                ? installed
                : unpackedIn(downloads, progress);
    }

    static RabbitPrograms unpackedIn(Path downloads, Consumer<String> progress) {
        RabbitPrograms programs = new RabbitPrograms(downloads.resolve("root"));
        Path lock = Directories.create(downloads).resolve("lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (!programs.exist()) {
                progress.accept("RabbitMQ is not installed: downloading its Debian packages into " + downloads);
                download(downloads);
            }
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String server() {
        return root.resolve("usr/lib/rabbitmq/bin/rabbitmq-server").toString();
    }

    String control() {
        return root.resolve("usr/lib/rabbitmq/bin/rabbitmqctl").toString();
    }

    String portMapper() {
        return erlang().resolve("bin/epmd").toString();
    }

    /** Returns the environment variables for these programs. */
    Map<String, String> environment() {
        String path = erlang().resolve("bin") + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Map.of("ERL_ROOTDIR", erlang().toString(), "PATH", path);
    }

    /** Reads a shell script that lies beside this class. */
    static String script(String name) {
        try (InputStream script = RabbitPrograms.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path erlang() {
        return root.resolve("usr/lib/erlang");
    }

    private boolean exist() {
        return Files.exists(Path.of(server())) && Files.exists(Path.of(portMapper()));
    }

    private static void download(Path downloads) {
        if (Processes.onPath("apt-get").isEmpty()) {
            throw new CommandFailure("RabbitMQ is not installed and cannot be downloaded without apt:"
                    + " install rabbitmq-server, or set RABBITMQ_URI to a running broker.");
        }
        Path log = downloads.resolve("download.log");
        if (!Processes.run(List.of("bash", "-c", script("download.sh")), Map.of(), downloads, log, LIMIT)) {
            throw new CommandFailure("RabbitMQ is not installed and its Debian packages cannot be downloaded. "
                    + new LogFile(log).summary());
        }
    }
}
