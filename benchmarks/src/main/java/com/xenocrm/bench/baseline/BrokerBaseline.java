package com.xenocrm.bench.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.xenocrm.local.console.CommandFailure;

/** Rate at which the broker alone passes messages on: RabbitMQ's load generator, quorum queue, confirms. */
public final class BrokerBaseline {

    private static final Pattern RATE = Pattern.compile("receiving rate avg: (\\d+) msg/s");
    private static final String SECONDS = "5";

    private final String uri;

    public BrokerBaseline(String uri) {
        this.uri = uri;
    }

    /** Messages per second from one producer to one consumer. */
    public long messagesPerSecond(int bytes) {
        String output = run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.rabbitmq.perf.PerfTest",
                "--uri",
                uri,
                "--quorum-queue",
                "--queue",
                "benchmark-ceiling-" + bytes,
                "--queue-args",
                "x-expires=60000",
                "--confirm",
                "200",
                "--qos",
                "200",
                "--multi-ack-every",
                "20",
                "--size",
                Integer.toString(bytes),
                "--time",
                SECONDS));
        return receivingRate(output);
    }

    static long receivingRate(String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new CommandFailure("The broker's load generator reported no rate:\n" + output);
        }
        return Long.parseLong(rate.group(1));
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
