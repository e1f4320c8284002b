package com.xenocrm.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.client.CrmClient;
import com.xenocrm.client.OrderRecord;

import static org.assertj.core.api.Assertions.assertThat;

class DataLoadTest {

    private final CdnowData data = CdnowData.load().firstCustomers(3);
    private final HttpServer server = server();

    /** Amount that each customer has spent besides the orders of the data; negative after a refund. */
    private BigDecimal besides = BigDecimal.ZERO;

    private boolean ordersApplied;

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsUntilAllOrdersAreCounted() {
        DataLoad load = load();

        load.orders();

        assertThat(load.isRepeated()).isFalse();
        assertThat(load.spending().total()).isEqualByComparingTo(data.totalSpend());
    }

    @Test
    void endsOnDataThatWasLoadedBeforeAndHasOtherOrders() {
        ordersApplied = true;
        besides = BigDecimal.TEN;
        DataLoad load = load();

        load.orders();

        assertThat(load.isRepeated()).isTrue();
        assertThat(load.spending().total())
                .isEqualByComparingTo(data.totalSpend().add(BigDecimal.valueOf(30)));
    }

    @Test
    void endsOnDataThatWasLoadedBeforeAndHasRefunds() {
        ordersApplied = true;
        besides = BigDecimal.ONE.negate();
        DataLoad load = load();

        load.orders();

        assertThat(load.isRepeated()).isTrue();
    }

    private DataLoad load() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new DataLoad(CrmClient.signIn(address, "id"), data);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        exchange.getRequestBody().readAllBytes();
        byte[] body = answerTo(request).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String answerTo(String request) {
        return switch (request) {
            case "POST /api/auth/google" -> "{\"token\": \"t\"}";
            case "POST /api/ingest/orders" -> {
                ordersApplied = true;
                yield "{\"data\": {\"accepted\": %d}}".formatted(data.orders().size());
            }
            case "GET /api/orders?limit=1" ->
                "{\"total\": %d}".formatted(ordersApplied ? data.orders().size() : 0);
            default -> "{\"data\": [%s]}".formatted(customers());
        };
    }

    private String customers() {
        return data.customers().stream()
                .map(customer -> "{\"email\": \"%s\", \"total_spend\": %s}"
                        .formatted(customer.email(), ordersApplied ? spend(customer.email()) : "0"))
                .collect(Collectors.joining(", "));
    }

    private BigDecimal spend(String email) {
        List<BigDecimal> prices = data.orders().stream()
                .filter(order -> order.email().equals(email))
                .map(OrderRecord::totalPrice)
                .toList();
        return prices.stream().reduce(besides, BigDecimal::add);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
