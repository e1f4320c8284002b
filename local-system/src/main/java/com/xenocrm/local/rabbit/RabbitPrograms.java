package com.xenocrm.local.rabbit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.Processes;

/**
 * Programs of RabbitMQ and Erlang: the installed ones, or the same Debian packages unpacked in a directory of ours.
 *
 * @param root where the packages' files are; {@code /} for installed ones
 */
record RabbitPrograms(Path root) {

    private static final Path SERVER = Path.of("usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final Path ERLANG = Path.of("usr/lib/erlang");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Set to true to leave an installed RabbitMQ alone. */
    private static final String IGNORE_INSTALLED = "CRM_IGNORE_INSTALLED_RABBITMQ";

    /** The installed programs; else the unpacked ones, which are downloaded into the directory the first time. */
    static RabbitPrograms find(Path downloads, Consumer<String> progress) {
        return installed().orElseGet(() -> unpackedIn(downloads, progress));
    }

    static RabbitPrograms unpackedIn(Path downloads, Consumer<String> progress) {
        Directories.create(downloads);
        RabbitPrograms programs = new RabbitPrograms(downloads.resolve("root"));
        try (FileChannel file = FileChannel.open(
                        downloads.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (!Files.exists(programs.server())) {
                progress.accept("RabbitMQ is not installed: downloading its Debian packages into " + downloads);
                download(downloads, programs.root());
            }
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path server() {
        return root.resolve(SERVER);
    }

    String portMapper() {
        return root.resolve(ERLANG).resolve("bin/epmd").toString();
    }

    /** Environment variables that lead to these programs. */
    Map<String, String> environment() {
        Path erlang = root.resolve(ERLANG);
        String path = erlang.resolve("bin") + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Map.of("ERL_ROOTDIR", erlang.toString(), "PATH", path);
    }

    private static Optional<RabbitPrograms> installed() {
        RabbitPrograms programs = new RabbitPrograms(Path.of("/"));
        boolean usable = Files.isExecutable(programs.server()) && Files.isExecutable(Path.of(programs.portMapper()));
        return Optional.of(programs).filter(_ -> usable && !Boolean.parseBoolean(System.getenv(IGNORE_INSTALLED)));
    }

    private static void download(Path downloads, Path root) throws IOException {
        if (Processes.onPath("apt-get").isEmpty()
                || Processes.onPath("dpkg-deb").isEmpty()) {
            throw new CommandFailure("RabbitMQ is not installed and cannot be downloaded without apt:"
                    + " install rabbitmq-server, or set RABBITMQ_URI to a running broker.");
        }
        Path packages = Directories.create(downloads.resolve("packages"));
        Directories.create(downloads.resolve("lists/partial"));
        Directories.create(downloads.resolve("cache/archives/partial"));
        Path configuration = Files.writeString(downloads.resolve("apt.conf"), """
                #clear APT::Update::Pre-Invoke;
                #clear APT::Update::Post-Invoke;
                #clear APT::Update::Post-Invoke-Success;
                APT::Sandbox::User "";
                Dir::State::Lists "%1$s/lists/";
                Dir::Cache "%1$s/cache/";
                """.formatted(downloads));
        Download download = new Download(downloads, configuration.toString());
        download.run(downloads, "apt-get", "-q", "update");
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "download", "rabbitmq-server"));
        download
                .run(downloads, "apt-cache", "depends", "--recurse", "--important", "rabbitmq-server")
                .lastLines(Integer.MAX_VALUE)
                .stream()
                .filter(line -> line.startsWith("erlang-") && !line.contains("hipe"))
                .forEach(command::add);
        download.run(packages, command.toArray(String[]::new));
        Path unpacked = downloads.resolve("unpacked");
        Directories.delete(unpacked);
        for (Path file : Directories.children(packages)) {
            download.run(downloads, "dpkg-deb", "-x", file.toString(), unpacked.toString());
        }
        makeRelocatable(unpacked.resolve(ERLANG));
        Directories.delete(root);
        Files.move(unpacked, root);
        Directories.delete(packages);
        Directories.delete(downloads.resolve("lists"));
        Directories.delete(downloads.resolve("cache"));
    }

    /** Lets the scripts take the directory from the environment; Debian's name {@code /usr/lib/erlang}. */
    private static void makeRelocatable(Path erlang) throws IOException {
        try (Stream<Path> files = Files.walk(erlang, 3)) {
            for (Path script : files.filter(file -> file.endsWith("bin/erl")).toList()) {
                String text = Files.readString(script);
                Files.writeString(script, text.replace("ROOTDIR=/usr/lib/erlang", "ROOTDIR=\"$ERL_ROOTDIR\""));
            }
        }
    }

    /** Runs apt's programs with a configuration of ours. */
    private record Download(Path downloads, String configuration) {

        LogFile run(Path directory, String... command) {
            Path log = downloads.resolve(command[0] + ".log");
            Map<String, String> environment = Map.of("LC_ALL", "C", "APT_CONFIG", configuration);
            if (!Processes.run(List.of(command), environment, directory, log, LIMIT)) {
                throw new CommandFailure("RabbitMQ is not installed and its packages cannot be downloaded: "
                        + String.join(" ", command) + " failed. " + new LogFile(log).summary());
            }
            return new LogFile(log);
        }
    }
}
