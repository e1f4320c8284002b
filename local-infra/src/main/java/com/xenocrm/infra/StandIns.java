package com.xenocrm.infra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Runs the wanted stand-ins in one JVM: {@code --mongo-port=27117 --google-port=8090}, each optional, on 127.0.0.1 or the
 * {@code --address} given. Prints {@code ready} when they are up, and ends at SIGTERM or when the process given by
 * {@code --parent=PID} is gone.
 */
public final class StandIns {
    private static final Set<String> KNOWN = Set.of("--mongo-port", "--google-port", "--address", "--parent");

    private StandIns() {}

    /** See the class. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Map<String, String> options = options(arguments);
        String address = options.getOrDefault("--address", LoopbackPorts.ADDRESS);
        Optional.ofNullable(options.get("--mongo-port"))
                .map(Integer::valueOf)
                .map(port -> MongoStandIn.start(address, port))
                .ifPresent(standIn -> atExit(standIn::close));
        Optional.ofNullable(options.get("--google-port"))
                .map(Integer::valueOf)
                .map(port -> GoogleStandIn.start(address, port))
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
            if (!KNOWN.contains(option[0]) || option.length != 2) {
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
