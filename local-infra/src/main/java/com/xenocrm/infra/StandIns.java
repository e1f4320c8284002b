package com.xenocrm.infra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Runs the wanted stand-ins in one JVM: {@code --mongo-port=27117 --google-port=8090}, each optional. Prints {@code ready}
 * when they are up, and ends at SIGTERM or when the process given by {@code --parent=PID} is gone.
 */
public final class StandIns {
    private StandIns() {}

    /** See the class. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Map<String, String> options = options(arguments);
        Optional.ofNullable(options.get("--mongo-port"))
                .map(Integer::valueOf)
                .map(MongoStandIn::start)
                .ifPresent(standIn -> atExit(standIn::close));
        Optional.ofNullable(options.get("--google-port"))
                .map(Integer::valueOf)
                .map(GoogleStandIn::start)
                .ifPresent(standIn -> atExit(standIn::close));
        System.out.println("ready");
        if (options.containsKey("--parent")) {
            ProcessHandle.of(Long.parseLong(options.get("--parent")))
                    .ifPresent(parent -> parent.onExit().join());
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        Stream.of(arguments).map(argument -> argument.split("=", 2)).forEach(option -> {
            boolean known =
                    Stream.of("--mongo-port", "--google-port", "--parent").anyMatch(option[0]::equals);
            if (!known || option.length != 2) {
                throw new IllegalArgumentException("unknown argument: " + String.join("=", option));
            }
            options.put(option[0], option[1]);
        });
        return options;
    }

    private static void atExit(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action));
    }
}
