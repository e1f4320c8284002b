package com.xenocrm.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves the console's files as the gateway does, and answers its requests from {@code api.json}. */
final class StandInApi implements AutoCloseable {

    static final String REQUEST_ID = "0123456789abcdef";

    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "json", "application/json", "svg", "image/svg+xml");
    private static final JsonNode ANSWERS = answers();

    private static final Answer REUSED = new Answer(422, """
            {"success": false, "message": "This key was used with another body", "error": "IDEMPOTENCY_KEY_REUSED"}""", "application/json");

    private final ConsoleFiles files = ConsoleFiles.load();
    private final Map<String, Answer> given = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    StandInApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    ConsoleFiles files() {
        return files;
    }

    /** Sets the answer of a route, such as {@code GET /api/customers}, with any query or the one given, from now on. */
    void answers(String route, int status, String body) {
        given.put(route, new Answer(status, body, "application/json"));
    }

    /** Sets a stream of events as the answer of a route. */
    void streams(String route, String events) {
        given.put(route, new Answer(200, events, "text/event-stream"));
    }

    /** Restores the answers of {@code api.json}, and forgets all requests. */
    void reset() {
        given.clear();
        bodies.clear();
        requests.clear();
    }

    /** Returns the requests of this method to this path, oldest first. */
    List<Request> requests(String method, String path) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .toList();
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Request request = new Request(
                method,
                path,
                exchange.getRequestURI().getQuery(),
                new String(body, StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        requests.add(request);
        exchange.getResponseHeaders().set("X-Request-Id", REQUEST_ID);
        if (path.equals("/") || path.equals("/login")) {
            exchange.getResponseHeaders().set("Content-Security-Policy", files.contentSecurityPolicy());
            send(exchange, 200, "text/html; charset=utf-8", files.page().getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/console/")) {
            file(exchange, path);
        } else {
            Answer answer = isReused(request) ? REUSED : answerTo(request);
            send(exchange, answer.status(), answer.type(), answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Answer answerTo(Request request) {
        String route = request.method() + " " + request.path();
        Answer answer = given.get(route + "?" + request.query());
        return answer != null ? answer : given.getOrDefault(route, recorded(route));
    }

    /** Returns whether an earlier request with the same idempotency key had another body. */
    private boolean isReused(Request request) {
        if (request.idempotencyKey() == null) {
            return false;
        }
        String earlier = bodies.putIfAbsent(request.idempotencyKey(), request.body());
        return earlier != null && !earlier.equals(request.body());
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        for (Map.Entry<String, String> folder : files.folders().entrySet()) {
            if (path.startsWith(folder.getKey())) {
                String name = folder.getValue() + path.substring(folder.getKey().length());
                try (InputStream file = ConsoleFiles.class.getClassLoader().getResourceAsStream(name)) {
                    if (file != null) {
                        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=31536000, immutable");
                        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
                        send(exchange, 200, type, file.readAllBytes());
                        return;
                    }
                }
            }
        }
        send(exchange, path.endsWith(".svg") ? 204 : 404, "text/plain", new byte[0]);
    }

    private static Answer recorded(String route) {
        if (route.endsWith("/events")) {
            return new Answer(200, "", "text/event-stream");
        }
        JsonNode answer = ANSWERS.path(route);
        return answer.isMissingNode()
                ? new Answer(
                        404,
                        "{\"success\": false, \"message\": \"There is nothing at this address\"}",
                        "application/json")
                : new Answer(200, answer.toString(), "application/json");
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static JsonNode answers() {
        try (InputStream json = StandInApi.class.getResourceAsStream("/api.json")) {
            return JsonMapper.shared().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Request of the console. */
    record Request(String method, String path, String query, String body, String idempotencyKey) {}

    private record Answer(int status, String body, String type) {}
}
