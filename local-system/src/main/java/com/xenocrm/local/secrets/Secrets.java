package com.xenocrm.local.secrets;

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
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** Generates the secrets that the services share, by the names of their environment variables. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** Generates a new value for each secret. */
    public static Map<String, String> generate() {
        return Map.of(
                "JWT_SECRET", random(),
                "INTERNAL_SIGNING_KEY", signingKey(),
                "UNSUBSCRIBE_SECRET", random(),
                "ERASURE_SECRET", random(),
                "VENDOR_WEBHOOK_SECRET", "whsec_" + random());
    }

    /** Reads the secrets of a file that only its owner can read; generates and adds the missing ones. */
    public static Map<String, String> keptIn(Path file) {
        Properties kept = new Properties();
        try {
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
            generate().forEach(kept::putIfAbsent);
            try (Writer writer = Files.newBufferedWriter(file)) {
                kept.store(writer, "Secrets of the local system; delete this file to generate new ones");
            }
            return kept.stringPropertyNames().stream()
                    .collect(Collectors.toMap(Function.identity(), kept::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generates 32 random bytes in base64. */
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
            throw new IllegalStateException("This JDK lacks P-256", unusable);
        }
    }
}
