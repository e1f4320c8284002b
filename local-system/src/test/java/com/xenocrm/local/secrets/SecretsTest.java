package com.xenocrm.local.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void keepsSecretsInAFileThatOnlyItsOwnerCanRead() throws IOException {
        Path file = directory.resolve("secrets.properties");

        Map<String, String> first = Secrets.keptIn(file);
        Map<String, String> second = Secrets.keptIn(file);

        assertThat(second)
                .isEqualTo(first)
                .containsOnlyKeys(
                        "JWT_SECRET",
                        "UNSUBSCRIBE_SECRET",
                        "ERASURE_SECRET",
                        "VENDOR_WEBHOOK_SECRET",
                        "INTERNAL_SIGNING_KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.get("VENDOR_WEBHOOK_SECRET")).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(first.get("VENDOR_WEBHOOK_SECRET").substring(6)))
                .hasSize(32);
    }

    @Test
    void generatesDifferentSecretsEachTime() {
        Map<String, String> first = Secrets.generate();
        Map<String, String> second = Secrets.generate();

        assertThat(first.keySet()).isEqualTo(second.keySet());
        assertThat(first)
                .allSatisfy((name, value) -> assertThat(second.get(name)).isNotEqualTo(value));
    }
}
