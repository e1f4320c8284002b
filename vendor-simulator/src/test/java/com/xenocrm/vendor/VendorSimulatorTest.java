package com.xenocrm.vendor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.testkit.Stranger;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

@SpringBootTest
@AutoConfigureMockMvc
class VendorSimulatorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @RegisterExtension
    static final WireMockExtension GATEWAY = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Autowired
    MockMvcTester http;

    private final String customer = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("crm.local", () -> true);
        properties.add("crm.gateway-url", GATEWAY::baseUrl);
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("vendor"));
    }

    @Test
    void answersAMessageWithAReceiptOnceTheGatewayIsBack() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(status(503)));
        MvcTestResult taken = send(message());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> GATEWAY.verify(moreThanOrExactly(1), postRequestedFor(urlEqualTo("/api/receipt"))));

        GATEWAY.resetAll();
        GATEWAY.stubFor(post("/api/receipt").willReturn(status(202).withBody("{\"data\": {\"rejected\": 0}}")));

        assertThat(taken).hasStatus(202);
        await().atMost(PATIENCE).untilAsserted(() -> GATEWAY.verify(moreThanOrExactly(1), receiptPosted()));
    }

    @Test
    void namesTheSameMessageTheSameHoweverOftenItIsSent() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(status(202).withBody("{\"data\": {\"rejected\": 0}}")));

        String first = vendorMessageId(send(message()));
        String again = vendorMessageId(send(message()));

        assertThat(first).matches("vm_[0-9a-f]{24}").isEqualTo(again);
    }

    @Test
    void showsAnAdminWhatItWasGivenAndWhatWasRepeated() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(status(202).withBody("{\"data\": {\"rejected\": 0}}")));

        send(message("ledger-1"));
        send(message("ledger-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger("ledger-1", "admin"))
                        .bodyJson()
                        .extractingPath("$.data.given")
                        .isEqualTo(2));
        assertThat(ledger("ledger-1", "admin"))
                .bodyJson()
                .extractingPath("$.data.repeated")
                .isEqualTo(1);
        assertThat(ledger("ledger-1", "marketer")).hasStatus(403);
    }

    @Test
    void startsIsReadyAndAliveWithItsDatabaseAndBroker(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(200, 200, 200);
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }

    @Test
    void refusesAMessageWithoutItsFields() {
        assertThat(send("{\"campaignId\": \"with space\", \"message\": \" \"}"))
                .hasStatus(400)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"success": false, "error": "VALIDATION_FAILED",
                         "message": "campaignId: must be ASCII characters without spaces, and not too many",
                         "data": {"errors": [
                            {"field": "campaignId", "message": "must be ASCII characters without spaces, and not too many"},
                            {"field": "customerId", "message": "is required"},
                            {"field": "message", "message": "must be a text of 1 to 4096 characters"}]}}
                        """);
    }

    private static String vendorMessageId(MvcTestResult answer) {
        assertThat(answer).hasStatus(202);
        return JsonPath.read(
                new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8),
                "$.data.vendor_message_id");
    }

    private RequestPatternBuilder receiptPosted() {
        return postRequestedFor(urlEqualTo("/api/receipt")).withRequestBody(containing("\"k1:" + customer + "\""));
    }

    private String message() {
        return message("k1");
    }

    private String message(String campaign) {
        return "{\"campaignId\": \"%s\", \"customerId\": \"%s\", \"message\": \"Hi\"}".formatted(campaign, customer);
    }

    private MvcTestResult ledger(String campaign, String role) {
        return http.get()
                .uri("/api/vendor/ledger?campaign=" + campaign)
                .with(jwt().jwt(token -> token.subject("u1").claim("role", role)))
                .exchange();
    }

    private MvcTestResult send(String body) {
        return http.post()
                .uri("/api/send")
                .with(jwt())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
