package com.xenocrm.runner.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A service's jar, unpacked into a directory of its own, with or without a cache of loaded classes. */
record App(Service service, Path directory, List<String> flags) {

    Path jar() {
        return directory.resolve("app.jar");
    }

    Path cache() {
        return directory.resolve("app.aot");
    }

    /** The command that runs it. */
    List<String> command() {
        List<String> cached = Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of();
        return Stream.of(List.of(Jvm.java()), flags, cached, List.of("-jar", jar().toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** The command that starts it as far as its classes are loaded, and writes the cache when it ends. */
    List<String> trainingCommand(Path output) {
        return Stream.of(
                        List.of(Jvm.java()),
                        flags,
                        List.of(
                                "-XX:AOTCacheOutput=" + output,
                                "-Dspring.context.exit=onRefresh",
                                "-jar",
                                jar().toString()))
                .flatMap(List::stream)
                .toList();
    }
}
