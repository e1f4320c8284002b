package com.xenocrm.local.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.xenocrm.local.process.Directories;

/**
 * Directory with a dump that is replaced as a whole: a new dump is written beside it and moved into its place, so that a
 * crash at any moment leaves a complete one.
 */
public final class DumpDirectory {

    private final Path directory;
    private final Path next;
    private final Path previous;
    private final Path inUse;

    public DumpDirectory(Path directory) {
        this.directory = directory;
        this.next = sibling(".next");
        this.previous = sibling(".previous");
        this.inUse = sibling(".in-use");
    }

    /** Returns the time of the last save; empty if nothing was ever saved. */
    public Optional<Instant> savedAt() {
        return current().map(DumpDirectory::modifiedAt);
    }

    /** Returns the collections of the last save. */
    public List<DumpedCollection> collections() {
        return current().stream()
                .flatMap(root -> Directories.children(root).stream())
                .flatMap(database -> Directories.children(database).stream())
                .filter(file -> file.getFileName().toString().endsWith(DumpedCollection.METADATA))
                .map(DumpedCollection::read)
                .toList();
    }

    /** Replaces the dump by what the writer writes into the directory that it gets. */
    public void save(Writer writer) {
        try {
            Directories.delete(next);
            Directories.create(next);
            writer.write(next);
            forceAll(next);
            if (Files.exists(directory)) {
                Directories.delete(previous);
                Files.move(directory, previous, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(next, directory, StandardCopyOption.ATOMIC_MOVE);
            force(directory.toAbsolutePath().resolve(".."));
            Directories.delete(previous);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks the data as in use, and returns whether an earlier run has never released it. */
    public boolean acquire() {
        try {
            boolean crashed = Files.exists(inUse);
            Directories.create(directory.toAbsolutePath().resolve("..").normalize());
            Files.writeString(inUse, "");
            return crashed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks the data as saved to the end. */
    public void release() {
        try {
            Files.deleteIfExists(inUse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the data. */
    public void delete() {
        Stream.of(next, previous, directory).forEach(Directories::delete);
        release();
    }

    /** Returns the dump; the previous one if the process stopped between the two moves. */
    private Optional<Path> current() {
        return Stream.of(directory, previous).filter(Files::isDirectory).findFirst();
    }

    private Path sibling(String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }

    private static Instant modifiedAt(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forceAll(Path root) throws IOException {
        try (Stream<Path> written = Files.walk(root)) {
            for (Path path : written.toList()) {
                force(path);
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Writes a dump. */
    public interface Writer {
        void write(Path directory) throws IOException;
    }
}
