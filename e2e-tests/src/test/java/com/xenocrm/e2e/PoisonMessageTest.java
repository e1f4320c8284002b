package com.xenocrm.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.client.CrmClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Publishes messages of which one in a hundred cannot be read or handled. */
@ExtendWith(WholeSystem.class)
class PoisonMessageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CONFIRMED = Duration.ofSeconds(30);
    private static final String EXCHANGE = "crm.order-received";
    private static final String QUEUE = "crm.order-received.order-consumer";
    private static final int EVERY = 100;

    /** Malformed messages; {@code %s} is the name by which the test finds them. */
    private static final List<String> MALFORMED = List.of(
            "%s is no JSON",
            "{\"orders\": [{\"order_id\": \"%s\"",
            "{\"orders\": \"%s\"}",
            "[\"%s\"]",
            "{\"orders\": [{\"order_id\": \"%s\", \"total_price\": \"much\"}]}",
            "{\"orders\": [{\"order_id\": \"%s\", \"status\": \"LOST\", \"version\": 1}]}");

    private final String marker = "poison-" + UUID.randomUUID();

    @Test
    void deadLettersOnlyTheBadMessages(WholeSystem system) throws Exception {
        CrmClient admin = system.admin();
        Cohort cohort = Cohort.of(400);
        List<String> good = orders(cohort);
        Map<String, String> reasons = new TreeMap<>();

        cohort.customerRequests().forEach(request -> admin.post("/api/ingest/customers", request));
        publish(system.brokerUri(), withPoison(good, reasons));

        cohort.awaitReported(admin);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(admin)).isEqualTo(reasons));
        assertThat(reasons).hasSizeGreaterThanOrEqualTo(good.size() / EVERY);

        admin.post("/api/dead-letters/replay", Map.of("queue", QUEUE));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(admin)).isEqualTo(reasons));
        admin.post("/api/dead-letters/discard", Map.of("queue", QUEUE));

        assertThat(deadLetters(admin)).isEmpty();
        assertThat(cohort.reported(admin)).isEqualTo(cohort.expected());
    }

    /** Returns the messages of the orders, one per order, in the wire format. */
    private static List<String> orders(Cohort cohort) {
        List<String> orders = new ArrayList<>();
        for (Map<String, Object> request : cohort.orderRequests()) {
            for (Object each : (List<?>) request.get("orders")) {
                Map<Object, Object> order = new HashMap<>((Map<?, ?>) each);
                order.put("status", "COMPLETED");
                order.put("version", 1);
                orders.add(JsonMapper.shared().writeValueAsString(order));
            }
        }
        return orders;
    }

    /**
     * Mixes malformed messages into good ones.
     *
     * @param reasons receives the expected dead letters by name, with their reasons
     */
    private List<String> withPoison(List<String> good, Map<String, String> reasons) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            String order = good.get(i);
            if (i % EVERY != 0) {
                messages.add("{\"orders\": [" + order + "]}");
                continue;
            }
            String name = marker + "-" + i;
            int kind = i / EVERY % (MALFORMED.size() + 1);
            if (kind < MALFORMED.size()) {
                messages.add(MALFORMED.get(kind).formatted(name));
                messages.add("{\"orders\": [" + order + "]}");
                reasons.put(name, "unreadable: not a OrderReceived");
            } else {
                messages.add("{\"orders\": [" + namesNoCustomer(name) + ", " + order + "]}");
                reasons.put(name, "cannot be handled: IllegalArgumentException");
            }
        }
        return messages;
    }

    /** Returns a well-formed message that no handler can handle. */
    private static String namesNoCustomer(String name) {
        return """
                {"order_id": "%s", "products": [], "total_price": 1, "order_date": "2026-01-01T00:00:00Z",
                 "status": "COMPLETED", "version": 1}""".formatted(name);
    }

    /** Publishes directly to the exchange. */
    private static void publish(String uri, List<String> messages) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(uri);
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (String message : messages) {
                channel.basicPublish(
                        EXCHANGE, "", MessageProperties.PERSISTENT_BASIC, message.getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(CONFIRMED.toMillis());
        }
    }

    /** Returns this test's dead letters by name, with their reasons; fails for a duplicate or a different record. */
    private Map<String, String> deadLetters(CrmClient admin) {
        Map<String, String> reasons = new TreeMap<>();
        JsonNode answer = admin.get("/api/dead-letters?limit=100&queue=" + QUEUE);
        for (JsonNode letter : answer.path("data")) {
            String body = letter.path("text").asString(letter.path("body").toString());
            int at = body.indexOf(marker);
            if (at >= 0) {
                String name = body.substring(at).replaceFirst("(?s)[^a-z0-9-].*", "");
                String company = body.indexOf("order_id") == body.lastIndexOf("order_id") ? "" : ", with others";
                assertThat(reasons.put(name, letter.path("reason").asString() + company))
                        .isNull();
            }
        }
        return reasons;
    }
}
