package com.xenocrm.runner.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import com.xenocrm.runner.terminal.Pause;

/** JSON over HTTP, patient with a system that asks to come back later. */
final class JsonHttp {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 30;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    JsonHttp(URI base) {
        this.base = base;
    }

    /** A GET, or a POST of something that twice equals once: asked again while the system is away or too busy. */
    JsonNode patiently(Request request) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = send(request);
                if (!isBusy(response.statusCode()) || attempt == ATTEMPTS) {
                    return bodyOf(response);
                }
                Pause.of(Duration.ofSeconds(
                        response.headers().firstValueAsLong("Retry-After").orElse(1)));
            } catch (CrmUnavailable unavailable) {
                if (attempt == ATTEMPTS) {
                    throw unavailable;
                }
                Pause.of(Duration.ofSeconds(1));
            }
        }
    }

    JsonNode once(Request request) {
        return bodyOf(send(request));
    }

    private HttpResponse<String> send(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(request.path()))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        if (!request.token().isEmpty()) {
            builder.header("Authorization", "Bearer " + request.token());
        }
        builder.method(
                request.method(),
                request.body().isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(request.body()));
        try {
            return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new CrmUnavailable(
                    "No answer from " + base + " to " + request.method() + " " + request.path(), failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new CrmUnavailable("Interrupted", failure);
        }
    }

    static boolean isBusy(int status) {
        return status == 429 || status == 503;
    }

    static JsonNode bodyOf(HttpResponse<String> response) {
        JsonNode body = parse(response.body());
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        String path = response.uri().getPath();
        String message = body.path("message").asString("no message");
        throw new CrmRefusal(
                response.statusCode(),
                body.path("error").asString(""),
                path + " answered " + response.statusCode() + ": " + message);
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** What to ask; an empty token or body is none. */
    record Request(String method, String path, String token, String body) {

        static Request get(String path, String token) {
            return new Request("GET", path, token, "");
        }

        static Request post(String path, String token, Object body) {
            return new Request("POST", path, token, JSON.writeValueAsString(body));
        }

        static Request put(String path, String token, Object body) {
            return new Request("PUT", path, token, JSON.writeValueAsString(body));
        }
    }
}
