package com.xenocrm.local.launch;

import java.util.List;

/** Options of the services' JVMs. */
final class JvmOptions {

    private static final String BASE =
            "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xss512k -XX:+ExitOnOutOfMemoryError";
    private static final String PRODUCTION = "-Xms256m -Xmx384m";
    /** Options for little memory: only the fast compiler, and a heap close to its use. */
    private static final String SMALL = "-Xmx96m -Xmn8m -Xms20m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30"
            + " -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=64m";

    private JvmOptions() {}

    static List<String> of(SystemSettings settings) {
        return List.of((BASE + " " + (settings.productionJvm() ? PRODUCTION : SMALL)).split(" ", -1));
    }
}
