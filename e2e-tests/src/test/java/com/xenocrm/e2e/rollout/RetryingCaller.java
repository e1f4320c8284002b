package com.xenocrm.e2e.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.local.process.Polling;

/** Repeats requests that fail or are refused, and records each failure and refusal. */
final class RetryingCaller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String token;
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> breaches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();

    RetryingCaller(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    JsonNode get(String path) {
        return JSON.readTree(ask(request(path).GET().build()));
    }

    /** Posts with an idempotency key, repeatedly until there is a response. */
    JsonNode post(String path, Object body) {
        return post(path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    JsonNode upload(String path, String csv) {
        return post(path, "text/csv", BodyPublishers.ofString(csv));
    }

    /** Reads an event stream to its end; returns whether it ends gracefully. */
    boolean watch(String path) {
        try {
            HttpResponse<Stream<String>> answer = http.send(request(path).GET().build(), BodyHandlers.ofLines());
            answer.body().forEach(_ -> {});
            if (answer.statusCode() != 200) {
                refusals.add(when() + path + " answered " + answer.statusCode());
            }
            return answer.statusCode() == 200;
        } catch (IOException | UncheckedIOException e) {
            breaches.add(when() + path + " " + e);
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the responses with an error status. */
    Queue<String> refusals() {
        return refusals;
    }

    /** Returns the connections that broke before the response was complete. */
    Queue<String> breaches() {
        return breaches;
    }

    /** Returns the number of successful responses. */
    int answers() {
        return answers.get();
    }

    private static String when() {
        return Instant.now() + " ";
    }

    private JsonNode post(String path, String type, BodyPublisher body) {
        return JSON.readTree(ask(request(path)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body)
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private String ask(HttpRequest request) {
        String path = request.method() + " " + request.uri().getPath();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    answers.incrementAndGet();
                    return answer.body();
                }
                refusals.add(when() + path + " answered " + answer.statusCode() + " " + answer.body());
                Polling.pause(PAUSE);
            } catch (IOException e) {
                breaches.add(when() + path + " " + e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new UncheckedIOException(new IOException(path + " received no response"));
    }
}
