package com.xenocrm.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends JSON and files over HTTP, and repeats requests while the system is unavailable or too busy. */
final class HttpTransport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 40;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    /**
     * Creates the transport.
     *
     * @param token empty before the sign-in
     */
    HttpTransport(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Repeats an idempotent request until it is answered or has failed too often. */
    static <T> T withRetries(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (CrmException failure) {
                if (!failure.isTemporary() || attempt == ATTEMPTS) {
                    throw failure;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    JsonNode send(String method, String path, @Nullable Object body) {
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest request = request(path)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        return body(send(request, BodyHandlers.ofString()));
    }

    /** Gets plain text. */
    String text(String path) {
        return send(request(path).build(), BodyHandlers.ofString()).body();
    }

    /** Streams a file; the key makes repeated uploads of the file one import. */
    JsonNode upload(String path, Path file, String key) {
        try {
            HttpRequest request = request(path)
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            return body(send(request, BodyHandlers.ofString()));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    void download(String path, Path target) {
        HttpResponse<Path> response = send(request(path).build(), BodyHandlers.ofFile(target));
        if (response.statusCode() != 200) {
            throw new CrmException(response.statusCode(), "", path + " answered " + response.statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            String target = request.method() + " " + request.uri().getPath();
            throw new CrmException("No answer from " + base + " to " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrmException("Interrupted", e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        JsonNode body = parse(response.body());
        int status = response.statusCode();
        if (status / 100 == 2) {
            return body;
        }
        String message = body.path("message").asString("no message");
        throw new CrmException(
                status,
                body.path("error").asString(""),
                "%s answered %d: %s".formatted(response.uri().getPath(), status, message));
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
