package com.xenocrm.vendor.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.opentelemetry.api.trace.SpanKind;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.tracing.TraceParent;
import com.xenocrm.vendor.receipt.PendingReceipt;

/** Client for single requests to the gateway with a batch of receipts, signed according to Standard Webhooks. */
class SignedReceiptRequest {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ACCEPTED = 202;

    /** Statuses that the same body will always receive; all others may be temporary. */
    private static final Set<Integer> FINAL = Set.of(400, 413, 415, 422);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final URI target;
    private final Webhook webhook;
    private final JsonMapper json;
    private final Clock clock;
    private final IdGenerator ids;
    private final ManualSpans traces;

    SignedReceiptRequest(
            URI target, Webhook webhook, JsonMapper json, Clock clock, IdGenerator ids, ManualSpans traces) {
        this.target = target;
        this.webhook = webhook;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
        this.traces = traces;
    }

    void send(List<PendingReceipt> receipts) {
        traces.sending("post receipts", SpanKind.CLIENT, () -> post(receipts));
    }

    private void post(List<PendingReceipt> receipts) {
        HttpResponse<String> answer = exchange(json.writeValueAsString(receipts));
        if (FINAL.contains(answer.statusCode())) {
            throw new ReceiptRefusedException("The gateway refuses the receipts with " + answer.statusCode());
        }
        if (answer.statusCode() != ACCEPTED) {
            throw new GatewayUnavailableException("The gateway answers " + answer.statusCode());
        }
        if (json.readTree(answer.body()).at("/data/rejected").asInt(0) > 0) {
            throw new ReceiptRefusedException("The gateway refuses some of the receipts");
        }
    }

    private HttpResponse<String> exchange(String body) {
        try {
            return http.send(signed(body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new GatewayUnavailableException("The gateway cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailableException("Interrupted while posting receipts", e);
        }
    }

    private HttpRequest signed(String body) {
        String id = ids.next();
        long timestamp = clock.instant().getEpochSecond();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header(Webhook.UNBRANDED_MSG_ID_KEY, id)
                    .header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(timestamp))
                    .header(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, webhook.sign(id, timestamp, body))
                    .POST(BodyPublishers.ofString(body));
            traces.current().ifPresent(here -> request.header(TraceParent.HEADER, here));
            return request.build();
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
