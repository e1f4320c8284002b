package com.xenocrm.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CrmClientTest {

    private final List<String> requests = new ArrayList<>();
    private final Queue<String> responses = new ArrayDeque<>();
    private HttpServer server;
    private CrmClient crm;

    @BeforeEach
    void signIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
        responses.add("200 {\"token\": \"t\"}");
        crm = CrmClient.signIn(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "id");
        requests.clear();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void repeatsAReadWhileTheSystemIsBusy() {
        responses.addAll(List.of("503 {}", "200 {\"total\": 7}"));

        assertThat(crm.customerCount()).isEqualTo(7);
        assertThat(requests).hasSize(2);
    }

    @Test
    void doesNotRepeatAPostThatMayHaveAnEffect() {
        responses.add("503 {\"error\": \"BUSY\", \"message\": \"later\"}");

        assertThatExceptionOfType(CrmException.class)
                .isThrownBy(() -> crm.post("/api/send", List.of()))
                .withMessage("/api/send answered 503: later")
                .returns(503, CrmException::status)
                .returns("BUSY", CrmException::code);
        assertThat(requests).containsExactly("POST /api/send Bearer t");
    }

    @Test
    void readsAListPageByPage() {
        responses.addAll(List.of("200 {\"data\": [1, 2], \"next_cursor\": \"c\"}", "200 {\"data\": [3]}"));
        List<Integer> read = new ArrayList<>();

        crm.forEach("/api/list?limit=2", node -> read.add(node.asInt()));

        assertThat(read).containsExactly(1, 2, 3);
        assertThat(requests)
                .containsExactly("GET /api/list?limit=2 Bearer t", "GET /api/list?limit=2&cursor=c Bearer t");
    }

    private void respond(HttpExchange exchange) throws IOException {
        String[] response = responses.remove().split(" ", 2);
        byte[] body = response[1].getBytes(StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(Integer.parseInt(response[0]), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
