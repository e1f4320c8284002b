package com.xenocrm.e2e;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests that logs contain no personal data, even when requests and messages fail. */
@ExtendWith(WholeSystem.class)
class LogPrivacyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String mark = "q" + UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Zoe" + mark + " Quill";
    private final String email = "zoe." + mark + "@example.com";
    private final String message = "Dear friend of " + mark + ", come back";

    @Test
    void logsContainNoNamesAddressesOrMessages(WholeSystem system) throws Exception {
        CrmClient crm = system.admin();
        Object everybody =
                Map.of("all", List.of(Map.of("field", "tags", "operator", "contains", "value", "vip-" + mark)));

        crm.post(
                "/api/ingest/customers",
                Map.of("customers", List.of(customer("1", email), customer("2", "b" + email))));
        await().atMost(PATIENCE).until(() -> crm.preview(everybody) == 2);
        for (String channel : List.of("email", "webhook", "simulated")) {
            sendBy(channel, crm, everybody);
        }
        crm.get("/api/customers?email=" + email);
        ApiCaller.admin(system).send("GET", "/api/segments?name=" + name.replace(' ', '+'), null);
        goWrong(system, crm);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.log(Service.ORDER_CONSUMER))
                        .contains("Parked an unreadable message", "Parked a message"));
        for (Service service : Service.values()) {
            assertThat(system.log(service)).as(service.serviceName()).doesNotContain(mark, "Quill");
        }
    }

    @Test
    void logsAreStructuredAndNameTheCampaign(WholeSystem system) throws Exception {
        CrmClient crm = system.admin();
        String campaign =
                crm.createCampaign("Empty audience", "Hi", Cohort.of(1).allRule());
        CampaignTest.awaitCompleted(crm, campaign);

        publish(system, "crm.audience-page-requested", "{\"campaign_id\": \"" + campaign + "\", \"page\": 0}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.log(Service.CAMPAIGN_SERVICE)
                                .lines()
                                .map(LogPrivacyTest::read)
                                .filter(line ->
                                        line.at("/campaign/id").asString("").equals(campaign)))
                        .isNotEmpty());
        for (Service service : Service.values()) {
            assertThat(system.log(service).lines().map(LogPrivacyTest::read))
                    .allSatisfy(line ->
                            assertThat(line.at("/service/name").asString()).isEqualTo(service.serviceName()));
        }
    }

    /** The simulated vendor comes last: an address that bounces there is suppressed afterwards. */
    private void sendBy(String channel, CrmClient crm, Object everybody) {
        Map<String, Object> campaign = new HashMap<>(
                Map.of("name", "Comeback " + channel, "channel", channel, "message", message, "rules", everybody));
        if (channel.equals("email")) {
            campaign.put("subject", "News for " + mark);
        }
        CampaignView done = CampaignTest.awaitCompleted(crm, crm.createCampaign(campaign));
        assertThat(done.tally().sent() + done.tally().failed()).as(channel).isEqualTo(2);
    }

    /** Causes errors whose messages quote the input: of parsers, database, web server and listeners. */
    private void goWrong(WholeSystem system, CrmClient crm) throws Exception {
        publish(system, "crm.order-received", "{\"orders\": \"" + name + "\"}");
        publish(system, "crm.order-received", """
                {"orders": [{"order_id": "%s", "products": [], "total_price": 1, "order_date": "2026-01-01T00:00:00Z",
                 "status": "COMPLETED", "version": 1}]}""".formatted(name));
        crm.post("/api/ingest/customers", Map.of("customers", List.of(customer("1", "b" + email))));
        ApiCaller.admin(system)
                .send("POST", "/api/ingest/customers", "{\"customers\": [{\"email\": \"" + email + "\", ");
        ApiCaller.admin(system).send("DELETE", "/api/suppressions/" + email, null);
        ApiCaller.anonymous(system).send("GET", "/api/customers?email=" + email, null);
        try (Socket socket = new Socket("localhost", system.gateway().getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write(("GET /api/customers?name=" + name + "|{ HTTP/1.1\r\nHost: x\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(socket.getInputStream().read()).isPositive();
        }
    }

    private Map<String, Object> customer(String id, String address) {
        return Map.of("customer_id", mark + "-" + id, "name", name, "email", address, "tags", List.of("vip-" + mark));
    }

    private static void publish(WholeSystem system, String exchange, String body) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(system.brokerUri());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, "", null, body.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(PATIENCE.toMillis());
        }
    }

    private static JsonNode read(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
