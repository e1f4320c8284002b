package com.xenocrm.runner.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongConsumer;

import tools.jackson.databind.JsonNode;

import com.xenocrm.runner.terminal.Pause;

/** Files to and from the system, never in memory as a whole. */
final class FileTransfer {

    private static final int ATTEMPTS = 30;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    FileTransfer(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * Sends the file, and again while the system is away or too busy: one key makes it one import.
     *
     * @param sent how many bytes are under way
     */
    JsonNode upload(String path, Path file, LongConsumer sent) {
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = send(
                        request(path)
                                .header("Content-Type", "text/csv")
                                .header("Idempotency-Key", key)
                                .POST(body(file, sent))
                                .build(),
                        BodyHandlers.ofString());
                if (!JsonHttp.isBusy(response.statusCode()) || attempt == ATTEMPTS) {
                    return JsonHttp.bodyOf(response);
                }
            } catch (CrmRefusal refusal) {
                if (!refusal.code().equals("REQUEST_IN_FLIGHT") || attempt == ATTEMPTS) {
                    throw refusal;
                }
            } catch (CrmUnavailable unavailable) {
                if (attempt == ATTEMPTS) {
                    throw unavailable;
                }
            }
            Pause.of(BETWEEN_ATTEMPTS);
        }
    }

    /** Puts what is at the path into a file. */
    void download(String path, Path target) {
        HttpResponse<Path> response = send(request(path).GET().build(), BodyHandlers.ofFile(target));
        if (response.statusCode() / 100 != 2) {
            throw new CrmRefusal(response.statusCode(), "", path + " answered " + response.statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException failure) {
            throw new CrmUnavailable(
                    "No answer from " + base + " to " + request.uri().getPath(), failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new CrmUnavailable("Interrupted", failure);
        }
    }

    private static BodyPublisher body(Path file, LongConsumer sent) {
        try {
            return BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> new CountedInput(open(file), sent)), Files.size(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class CountedInput extends FilterInputStream {

        private final LongConsumer listener;
        private long count;

        CountedInput(InputStream in, LongConsumer listener) {
            super(in);
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            count += Math.max(read, 0);
            listener.accept(count);
            return read;
        }
    }
}
