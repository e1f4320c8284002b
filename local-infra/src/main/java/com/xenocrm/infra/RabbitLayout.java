package com.xenocrm.infra;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The directory of a private RabbitMQ: where its files are, and the commands that start its processes. */
record RabbitLayout(Path directory) {
    static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    static RabbitLayout in(Path directory) {
        try {
            Path home = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
            for (String part : List.of("data", "log", "generated", "schema")) {
                Files.createDirectories(home.resolve(part));
            }
            Files.writeString(home.resolve("enabled_plugins"), "[].\n");
            return new RabbitLayout(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the broker's command line, so that it can be told from any other. */
    String mark() {
        return "-home " + directory;
    }

    Path brokerPidFile() {
        return directory.resolve("broker.pid");
    }

    Path portMapperPidFile() {
        return directory.resolve("epmd.pid");
    }

    ProcessBuilder portMapper(int port) {
        return process(List.of("epmd", "-address", "127.0.0.1", "-port", Integer.toString(port)), "epmd.log", Map.of());
    }

    ProcessBuilder broker(int port, int nodePort, int mapperPort) {
        writeConfiguration(port);
        Map<String, String> environment = Map.ofEntries(
                Map.entry("RABBITMQ_NODENAME", "crm_%08x@localhost".formatted(directory.hashCode())),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(nodePort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("ERL_EPMD_PORT", Integer.toString(mapperPort)),
                Map.entry("RABBITMQ_CONF_ENV_FILE", path("rabbitmq-env.conf")),
                Map.entry("RABBITMQ_CONFIG_FILE", path("rabbitmq.conf")),
                Map.entry("RABBITMQ_ADVANCED_CONFIG_FILE", path("advanced.config")),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", path("enabled_plugins")),
                Map.entry("RABBITMQ_MNESIA_BASE", path("data")),
                Map.entry("RABBITMQ_LOG_BASE", path("log")),
                Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", path("generated")),
                Map.entry("RABBITMQ_SCHEMA_DIR", path("schema")),
                Map.entry("RABBITMQ_PID_FILE", path("rabbitmq.pid")),
                Map.entry("RABBITMQ_MAX_NUMBER_OF_PROCESSES", "131072"),
                // Ctrl-C in the terminal is for us, not for the broker.
                Map.entry("RABBITMQ_SERVER_START_ARGS", "+B i"),
                Map.entry(
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                        "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}"),
                // Makes the script become the broker instead of watching over it.
                Map.entry("detached", "true"));
        return process(List.of(SERVER.toString()), "output.log", environment);
    }

    /** The end of what the broker said. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("log").resolve("output.log"));
            return lines.stream().skip(Math.max(0, lines.size() - 15)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeConfiguration(int port) {
        String configuration = """
                listeners.tcp.default = 127.0.0.1:%d
                loopback_users.guest = true
                log.console = false
                log.file.level = warning
                # A small machine must not block publishers needlessly.
                vm_memory_high_watermark.relative = 0.6
                disk_free_limit.absolute = 100MB
                # The log of quorum queues is kept in memory up to this size.
                raft.wal_max_size_bytes = 67108864
                """.formatted(port);
        try {
            Files.writeString(directory.resolve("rabbitmq.conf"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder process(List<String> command, String log, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("log").resolve(log).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RABBITMQ_") || name.startsWith("ERL_"));
        builder.environment().put("HOME", directory.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
