package com.xenocrm.runner.secrets;

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

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** The secrets that the services share, by the names of their environment variables. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, Supplier<String>> MAKERS = Map.of(
            "JWT_SECRET",
            Secrets::random,
            "INTERNAL_SIGNING_KEY",
            Secrets::signingKey,
            "UNSUBSCRIBE_SECRET",
            Secrets::random,
            "VENDOR_WEBHOOK_SECRET",
            () -> "whsec_" + random());

    private Secrets() {}

    /** New ones that nobody else knows. */
    public static Map<String, String> fresh() {
        return MAKERS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, maker -> maker.getValue().get()));
    }

    /** Those of this file, which only its owner reads; what it lacks is made and added. */
    public static Map<String, String> keptIn(Path file) {
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

    /** Random enough for a password, too: 32 bytes in base64. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String signingKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("no P-256 on this JDK", unusable);
        }
    }
}
