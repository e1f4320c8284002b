package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;

/** Tells whether a jar has changed in substance: names and checksums of its entries, not when it was written. */
final class JarFingerprint {

    private JarFingerprint() {}

    /** The same for the same entries and the same circumstances. */
    static String of(Path jar, List<String> circumstances) {
        CRC32C entries = new CRC32C();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + ' ' + entry.getCrc() + ' ' + entry.getSize() + '\n')
                    .sorted()
                    .forEach(line -> entries.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        CRC32C rest = new CRC32C();
        rest.update(String.join("\n", circumstances).getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) entries.getValue()) + hex.toHexDigits((int) rest.getValue());
    }
}
