package com.xenocrm.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonProperty;

import com.xenocrm.local.process.Directories;

/** E-mails on disk, a file each, numbered in the order of their arrival. */
final class Mailbox {

    private final Path directory;
    private final AtomicInteger latest = new AtomicInteger();
    private final ConcurrentNavigableMap<Integer, Envelope> envelopes = new ConcurrentSkipListMap<>();

    /** Empties the directory. */
    Mailbox(Path directory) {
        Directories.delete(directory);
        this.directory = Directories.create(directory);
    }

    void add(String sender, String recipient, byte[] source) {
        int number = latest.incrementAndGet();
        try {
            Files.write(file(number), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        envelopes.put(
                number, new Envelope(number, sender, recipient, Email.subjectOf(source), Instant.now(), source.length));
    }

    int count() {
        return envelopes.size();
    }

    /** Returns the latest e-mails, newest first. */
    List<Envelope> latest(int limit) {
        return envelopes.descendingMap().values().stream().limit(limit).toList();
    }

    /** Returns what an e-mail consists of. */
    Optional<byte[]> source(int number) {
        if (!envelopes.containsKey(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the recipients of all e-mails, in the order of their arrival. */
    List<String> recipients() {
        return new ArrayList<>(
                envelopes.values().stream().map(Envelope::recipient).toList());
    }

    private Path file(int number) {
        return directory.resolve("%07d.eml".formatted(number));
    }

    /** E-mail as the SMTP server received it. */
    record Envelope(
            int number,
            String sender,
            String recipient,
            String subject,
            @JsonProperty("received_at") Instant receivedAt,
            int bytes) {}
}
