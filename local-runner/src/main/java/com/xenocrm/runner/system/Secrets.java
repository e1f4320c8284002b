package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The secrets of a local system: made once, kept in a file that only its owner reads. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, Supplier<String>> MAKERS = Map.of(
            "JWT_SECRET",
            Secrets::random,
            "UNSUBSCRIBE_SECRET",
            Secrets::random,
            "VENDOR_WEBHOOK_SECRET",
            () -> "whsec_" + random());

    private Secrets() {}

    /** Environment names and values. */
    static Map<String, String> keptIn(Path file) {
        Properties kept = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            } else {
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            MAKERS.forEach((name, maker) -> kept.computeIfAbsent(name, _ -> maker.get()));
            try (Writer writer = Files.newBufferedWriter(file)) {
                kept.store(writer, "Secrets of the local system; delete this file for new ones");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return MAKERS.keySet().stream().collect(Collectors.toMap(Function.identity(), kept::getProperty));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
