package com.xenocrm.local.rabbit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.xenocrm.local.process.LogFile;

/** Directory of a private RabbitMQ: its files, and the commands that start its processes. */
record RabbitDirectory(Path path) {

    static RabbitDirectory create(Path directory) {
        try {
            Path path = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
            for (String child : List.of("data", "log", "generated", "schema")) {
                Files.createDirectories(path.resolve(child));
            }
            Files.writeString(path.resolve("enabled_plugins"), "[].\n");
            return new RabbitDirectory(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LogFile log() {
        return new LogFile(path.resolve("log/broker.log"));
    }

    Process startPortMapper(RabbitPrograms programs, int port) {
        List<String> command = List.of(programs.portMapper(), "-address", "127.0.0.1", "-port", Integer.toString(port));
        return start(command, "epmd", programs.environment(), Map.of());
    }

    Process startBroker(RabbitPrograms programs, int port, int nodePort, int mapperPort) {
        write("rabbitmq.conf", """
                listeners.tcp.default = 127.0.0.1:%d
                loopback_users.guest = true
                log.console = false
                log.file.level = warning
                # A small machine must not block publishers needlessly.
                vm_memory_high_watermark.relative = 0.6
                disk_free_limit.absolute = 100MB
                # Quorum queues keep their log in memory up to this size.
                raft.wal_max_size_bytes = 67108864
                """.formatted(port));
        Map<String, String> environment = Map.ofEntries(
                Map.entry("RABBITMQ_NODENAME", "crm_%08x@localhost".formatted(path.hashCode())),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(nodePort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("ERL_EPMD_PORT", Integer.toString(mapperPort)),
                Map.entry("RABBITMQ_CONF_ENV_FILE", file("rabbitmq-env.conf")),
                Map.entry("RABBITMQ_CONFIG_FILE", file("rabbitmq.conf")),
                Map.entry("RABBITMQ_ADVANCED_CONFIG_FILE", file("advanced.config")),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", file("enabled_plugins")),
                Map.entry("RABBITMQ_MNESIA_BASE", file("data")),
                Map.entry("RABBITMQ_LOG_BASE", file("log")),
                Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", file("generated")),
                Map.entry("RABBITMQ_SCHEMA_DIR", file("schema")),
                Map.entry("RABBITMQ_PID_FILE", file("rabbitmq.pid")),
                Map.entry("RABBITMQ_MAX_NUMBER_OF_PROCESSES", "131072"),
                // The broker ignores Ctrl-C in the terminal; this program ends it.
                Map.entry("RABBITMQ_SERVER_START_ARGS", "+B i"),
                Map.entry(
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                        "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}"),
                // Makes the start script replace itself by the broker.
                Map.entry("detached", "true"));
        return start(List.of("bash", programs.server().toString()), "broker", programs.environment(), environment);
    }

    /** The broker that an earlier run started in this directory and did not end. */
    Optional<ProcessHandle> runningBroker() {
        return running("broker", "-home " + path);
    }

    Optional<ProcessHandle> runningPortMapper() {
        return running("epmd", "epmd");
    }

    void write(String name, String content) {
        try {
            Files.writeString(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(
            List<String> command, String name, Map<String, String> programs, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(path.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(path.resolve("log/" + name + ".log").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("RABBITMQ_") || key.startsWith("ERL_"));
        builder.environment().put("HOME", path.toString());
        builder.environment().putAll(programs);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            write(name + ".pid", Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> running(String name, String marker) {
        try {
            Path file = path.resolve(name + ".pid");
            return Files.notExists(file)
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .filter(handle ->
                                    handle.info().commandLine().orElse("").contains(marker));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String name) {
        return path.resolve(name).toString();
    }
}
