package com.xenocrm.runner.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one command that keeps the system up; the operating system lets go of it whatever becomes of that. */
final class UpLock implements AutoCloseable {

    private final FileChannel file;

    private UpLock(FileChannel file) {
        this.file = file;
    }

    /** Nothing when another command holds it. */
    static Optional<UpLock> take(Path work) {
        try {
            Files.createDirectories(work);
            FileChannel file =
                    FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(new UpLock(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
