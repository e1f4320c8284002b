package com.xenocrm.gateway.scrape;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import com.xenocrm.kit.settings.InvalidSettingException;

/** Server that answers {@code GET /actuator/prometheus} only, without authentication. */
final class ScrapePort implements SmartLifecycle {

    private static final String PATH = "/actuator/prometheus";
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final @Nullable InetAddress address;
    private final int port;
    private final PrometheusMeterRegistry registry;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /**
     * @param address null for all
     * @param port 0 for any that is free
     */
    ScrapePort(@Nullable InetAddress address, int port, PrometheusMeterRegistry registry) {
        this.address = address;
        this.port = port;
        this.registry = registry;
    }

    @Override
    public void start() {
        try {
            HttpServer starting = HttpServer.create(new InetSocketAddress(address, port), 0);
            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
            starting.setExecutor(executor);
            starting.createContext("/", this::answer);
            starting.start();
            server = starting;
            threads = executor;
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "METRICS_PORT", "%d cannot be listened on: %s".formatted(port, e.getMessage()));
        }
    }

    @Override
    public void stop() {
        HttpServer running = server;
        ExecutorService executor = threads;
        server = null;
        threads = null;
        if (running != null) {
            running.stop(0);
        }
        if (executor != null) {
            executor.close();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Returns the port that it listens on. */
    int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", FORMAT);
                exchange.sendResponseHeaders(200, 0);
                registry.scrape(body, FORMAT);
            }
        }
    }
}
