package com.xenocrm.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Vendor of the channel {@code webhook}, which sends every communication at once. */
final class VendorServer implements AutoCloseable {

    private static final byte[] SENT = "{\"status\": \"sent\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private VendorServer(HttpServer server) {
        this.server = server;
    }

    static VendorServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/messages", VendorServer::send);
            server.start();
            return new VendorServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/messages");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, SENT.length);
            exchange.getResponseBody().write(SENT);
        }
    }
}
