package com.xenocrm.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Vendor whose answers are scripted. It keeps a ledger by key: what it has taken once, it does not deliver again. */
public final class ScriptedVendor implements AutoCloseable {

    public static final Answer ACCEPT = Answer.of(202, "{}");
    private static final int ENDLESS = 4 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Script script = _ -> ACCEPT;

    public ScriptedVendor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Decides about a request. */
    @FunctionalInterface
    public interface Script {
        Answer answer(Request request);
    }

    /** Request as it arrived. */
    public record Request(String path, Map<String, String> headers, String body) {

        public String key() {
            return headers.get("webhook-id");
        }
    }

    /** Way of giving an answer. */
    public enum Manner {
        WHOLE,
        NONE,
        CUT,
        SILENT,
        DRIPPING,
        HUGE
    }

    /** Answer to a request. */
    public record Answer(int status, String body, Map<String, String> headers, Manner manner) {

        public static Answer of(int status, String body) {
            return new Answer(status, body, Map.of(), Manner.WHOLE);
        }

        public static Answer of(Manner manner) {
            return new Answer(200, "{\"status\":\"sent\"}", Map.of(), manner);
        }

        public Answer with(String header, String value) {
            return new Answer(status, body, Map.of(header, value), manner);
        }
    }

    public void script(Script wanted) {
        script = wanted;
    }

    public void answer(Answer always) {
        script = _ -> always;
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/messages";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<String> keys() {
        return requests.stream().map(Request::key).toList();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        Request request = new Request(
                exchange.getRequestURI().getPath(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        Answer answer = script.answer(request);
        try (exchange) {
            give(exchange, answer);
        }
    }

    private void give(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        OutputStream out = exchange.getResponseBody();
        switch (answer.manner()) {
            case WHOLE -> {
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                out.write(body);
            }
            case NONE -> {}
            case SILENT -> await(60_000);
            case CUT -> {
                exchange.sendResponseHeaders(answer.status(), body.length + 100L);
                out.write(body);
            }
            case DRIPPING -> {
                exchange.sendResponseHeaders(answer.status(), 0);
                for (int i = 0; i < 100 && !await(200); i++) {
                    out.write(' ');
                    out.flush();
                }
            }
            case HUGE -> {
                exchange.sendResponseHeaders(answer.status(), 0);
                for (int i = 0; i < ENDLESS && !await(0); i++) {
                    out.write(new byte[8192]);
                }
            }
        }
    }

    private boolean await(long millis) {
        try {
            return end.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns the distinct keys in the order of their first arrival. */
    public List<String> distinctKeys() {
        return new ArrayList<>(new java.util.LinkedHashSet<>(keys()));
    }
}
