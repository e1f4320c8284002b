package com.xenocrm.vendor.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import io.opentelemetry.api.trace.TracerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.vendor.receipt.PendingReceipt;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceiptClientTest {

    private static final String SECRET = "whsec_dGVzdCBzZWNyZXQgb2YgdHdlbnR5LWZvdXIgYnl0ZXM=";
    private static final ResponseDefinitionBuilder ACCEPTED = jsonResponse(Map.of("data", Map.of("rejected", 0)), 202);

    @RegisterExtension
    static final WireMockExtension GATEWAY = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final JsonMapper json = new JsonMapper();

    @Test
    void postsEveryReceiptOfABatchSigned() throws Exception {
        GATEWAY.stubFor(post("/api/receipt").willReturn(ACCEPTED));

        gateway().accept(receipts(1_200));

        List<LoggedRequest> posts = GATEWAY.findAll(postRequestedFor(urlEqualTo("/api/receipt")));
        for (LoggedRequest post : posts) {
            Map<String, List<String>> headers = Map.of(
                    "webhook-id", List.of(post.getHeader("webhook-id")),
                    "webhook-timestamp", List.of(post.getHeader("webhook-timestamp")),
                    "webhook-signature", List.of(post.getHeader("webhook-signature")));
            assertThatCode(() -> new Webhook(SECRET).verify(post.getBodyAsString(), headers))
                    .doesNotThrowAnyException();
        }
        assertThat(posts).hasSize(3);
        assertThat(posts.stream().flatMap(post -> json.readTree(post.getBody()).valueStream()))
                .extracting(receipt -> receipt.get("communicationId").stringValue())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1_200).mapToObj(i -> "k1:c" + i).toList());
    }

    @Test
    void postsAReceiptInTheSpellingOfTheContract() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(ACCEPTED));
        gateway()
                .accept(List.of(new PendingReceipt(
                        "k1", "k1:c0", "FAILED", "blocked", "vm_1", Instant.parse("2026-11-21T12:00:00Z"), 2)));

        assertThat(GATEWAY.findAll(postRequestedFor(urlEqualTo("/api/receipt")))
                        .getFirst()
                        .getBodyAsString())
                .isEqualTo("[{\"communicationId\":\"k1:c0\",\"status\":\"FAILED\",\"reason\":\"blocked\","
                        + "\"vendor_message_id\":\"vm_1\",\"occurred_at\":\"2026-11-21T12:00:00Z\",\"attempt\":2}]");
    }

    @Test
    void triesAgainUntilTheGatewayAnswers() {
        answersInTurn(
                aResponse().withStatus(503),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(401),
                ACCEPTED);

        gateway().accept(receipts(1));

        GATEWAY.verify(4, postRequestedFor(urlEqualTo("/api/receipt")));
    }

    @Test
    void staysInDebtWhileTheGatewayIsAway() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(aResponse().withStatus(502)));

        assertThatThrownBy(() -> gateway().accept(receipts(1))).isInstanceOf(GatewayUnavailableException.class);
    }

    @Test
    void staysInDebtWhenOnlyOneOfSeveralPostsFails() {
        answersInTurn(ACCEPTED, aResponse().withStatus(502));

        assertThatThrownBy(() -> gateway().accept(receipts(501))).isInstanceOf(GatewayUnavailableException.class);
    }

    @Test
    void givesUpOnReceiptsThatCanNeverBeTaken() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(aResponse().withStatus(400)));

        assertThatThrownBy(() -> gateway().accept(receipts(1))).isInstanceOf(ReceiptRefusedException.class);
        GATEWAY.verify(1, postRequestedFor(urlEqualTo("/api/receipt")));
    }

    @Test
    void postsAgainThoughAnotherBatchIsRefused() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(aResponse().withStatus(502)));
        GATEWAY.stubFor(post("/api/receipt")
                .withRequestBody(containing("\"k1:c0\""))
                .willReturn(aResponse().withStatus(400)));

        assertThatThrownBy(() -> gateway().accept(receipts(501))).isInstanceOf(GatewayUnavailableException.class);
    }

    @Test
    void noticesThatAReceiptAmongManyWasRejected() {
        GATEWAY.stubFor(post("/api/receipt").willReturn(jsonResponse(Map.of("data", Map.of("rejected", 1)), 202)));

        assertThatThrownBy(() -> gateway().accept(receipts(2))).isInstanceOf(ReceiptRefusedException.class);
    }

    private static void answersInTurn(ResponseDefinitionBuilder... answers) {
        for (int turn = 0; turn < answers.length; turn++) {
            GATEWAY.stubFor(post("/api/receipt")
                    .inScenario("in turn")
                    .whenScenarioStateIs(turn == 0 ? Scenario.STARTED : "turn " + turn)
                    .willSetStateTo("turn " + Math.min(turn + 1, answers.length - 1))
                    .willReturn(answers[turn]));
        }
    }

    private ReceiptClient gateway() {
        try {
            SignedReceiptRequest post = new SignedReceiptRequest(
                    URI.create(GATEWAY.url("/api/receipt")),
                    new Webhook(SECRET),
                    json,
                    Clock.systemUTC(),
                    IdGenerator.random(),
                    new ManualSpans(TracerProvider.noop().get("test")));
            return new ReceiptClient(post::send, DeliveryConfiguration.breaker(), DeliveryConfiguration.retry());
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<PendingReceipt> receipts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PendingReceipt("k1", "k1:c" + i, "SENT", null, "vm_" + i, Instant.EPOCH, 1))
                .toList();
    }
}
