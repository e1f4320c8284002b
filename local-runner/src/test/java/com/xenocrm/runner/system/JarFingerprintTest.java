package com.xenocrm.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JarFingerprintTest {

    @TempDir
    private Path directory;

    @Test
    void staysTheSameWhenTheSameIsBuiltAgain() throws IOException {
        Path jar = jar("first.jar", "content", 1_000_000_000_000L);
        Path again = jar("again.jar", "content", 2_000_000_000_000L);

        assertThat(JarFingerprint.of(again, List.of("-Xmx96m"))).isEqualTo(JarFingerprint.of(jar, List.of("-Xmx96m")));
    }

    @Test
    void changesWithTheContentAndWithTheCircumstances() throws IOException {
        Path jar = jar("first.jar", "content", 0);
        Path changed = jar("changed.jar", "Content", 0);

        assertThat(List.of(
                        JarFingerprint.of(jar, List.of("-Xmx96m")),
                        JarFingerprint.of(changed, List.of("-Xmx96m")),
                        JarFingerprint.of(jar, List.of("-Xmx128m"))))
                .doesNotHaveDuplicates();
    }

    private Path jar(String name, String content, long time) throws IOException {
        Path jar = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("com/xenocrm/A.class");
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
