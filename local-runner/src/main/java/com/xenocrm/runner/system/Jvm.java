package com.xenocrm.runner.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a service's JVM is started: small, since a dozen of them share one machine. */
final class Jvm {

    /** The fast compiler only: a quicker start for less speed later. */
    private static final List<String> COMPILER = List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m");

    /** A heap that stays close to what is in use: by default it would begin at its largest. */
    static final List<String> SMALL_HEAP = List.of(
            "-Xmn8m", "-Xms20m", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30", "-XX:+UseCompactObjectHeaders");

    /** Room for batches that come and go. */
    private static final List<String> ROOMY = List.of("-Xms256m", "-Xmx384m", "-XX:+UseCompactObjectHeaders");

    /** One malloc arena: glibc would keep one per core and thread, and their leftovers. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> flags(Service service, boolean asInProduction) {
        return Stream.of(
                        List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:+ExitOnOutOfMemoryError"),
                        asInProduction ? ROOMY : List.of("-Xmx" + service.heapMegabytes() + "m"),
                        asInProduction ? List.<String>of() : SMALL_HEAP,
                        asInProduction ? List.<String>of() : COMPILER)
                .flatMap(List::stream)
                .toList();
    }
}
