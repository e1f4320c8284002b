package com.xenocrm.webhook.sending;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import com.xenocrm.campaigndata.outcome.StatusWords;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/**
 * Reads the vendor's answer to an accepted request: the outcome of each communication, or none if the vendor reports it
 * later.
 */
final class VendorResults {

    private static final String REFUSED = "refused";
    private static final Set<String> FAULTS = Set.of("error", "rejected");
    private static final int LONGEST_ID = 200;

    private final JsonMapper json;
    private final Clock clock;

    VendorResults(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Returns the receipts in an answer; a result without an id is about all communications of the request. */
    List<Receipt> receipts(List<Communication> sent, String body) {
        JsonNode answer = read(body);
        Map<String, JsonNode> results = new HashMap<>();
        JsonNode list = answer.isArray() ? answer : answer.path("results");
        list.forEach(result -> results.put(result.path("id").asString(""), result));
        return sent.stream()
                .flatMap(each -> receipt(each, results.getOrDefault(each.attemptId(), answer)).stream())
                .toList();
    }

    /** Returns the receipt of a communication that the vendor has refused. */
    Receipt refused(Communication communication, String reason) {
        return receipt(communication, DeliveryStatus.FAILED, reason, null);
    }

    private Optional<Receipt> receipt(Communication communication, JsonNode result) {
        String status = StatusWords.status(result.path("status").asString(""));
        DeliveryStatus outcome = isFault(status, result) ? DeliveryStatus.FAILED : StatusWords.outcome(status);
        if (outcome == null) {
            return Optional.empty();
        }
        String given = StatusWords.word(result.path("reason").asString(""));
        String reason = StatusWords.reason(outcome, status, given, REFUSED);
        String id = result.path("vendor_message_id").asString("");
        return Optional.of(
                receipt(communication, outcome, reason, id.isEmpty() || id.length() > LONGEST_ID ? null : id));
    }

    private static boolean isFault(String status, JsonNode result) {
        boolean unsuccessful =
                result.path("success").isBoolean() && !result.path("success").booleanValue();
        return FAULTS.contains(status) || (status.isEmpty() && (unsuccessful || result.hasNonNull("error")));
    }

    private Receipt receipt(
            Communication communication,
            DeliveryStatus outcome,
            @Nullable String reason,
            @Nullable String vendorMessageId) {
        return new Receipt(
                communication.communicationId(),
                outcome,
                reason,
                vendorMessageId,
                clock.instant(),
                communication.attempt());
    }

    private JsonNode read(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
