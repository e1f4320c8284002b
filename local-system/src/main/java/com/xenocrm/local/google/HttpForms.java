package com.xenocrm.local.google;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Reads forms and writes responses of the JDK's HTTP server. */
final class HttpForms {

    private HttpForms() {}

    static String orDefault(Map<String, String> fields, String name, String fallback) {
        String value = fields.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback : value;
    }

    static Map<String, String> parse(@Nullable String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String field : Objects.requireNonNullElse(encoded, "").split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static String resource(String name) throws IOException {
        try (InputStream resource = HttpForms.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
