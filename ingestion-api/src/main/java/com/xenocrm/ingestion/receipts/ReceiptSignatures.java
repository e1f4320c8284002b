package com.xenocrm.ingestion.receipts;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.springframework.http.HttpHeaders;

/** Verifier of receipts' signatures, which must be at most five minutes old (Standard Webhooks). */
final class ReceiptSignatures {

    private static final List<String> SIGNED_WITH = List.of(
            Webhook.UNBRANDED_MSG_ID_KEY, Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Webhook.UNBRANDED_MSG_SIGNATURE_KEY);

    private final List<Webhook> webhooks;

    /** Creates the verifier.
     * @param secrets secrets, any of which is accepted
     */
    ReceiptSignatures(List<String> secrets) {
        this.webhooks = secrets.stream().map(ReceiptSignatures::webhook).toList();
    }

    boolean isSigned(HttpHeaders headers, String body) {
        Map<String, List<String>> signature =
                SIGNED_WITH.stream().collect(Collectors.toMap(name -> name, headers::getOrEmpty));
        return webhooks.stream().anyMatch(webhook -> isSigned(webhook, signature, body));
    }

    private static boolean isSigned(Webhook webhook, Map<String, List<String>> signature, String body) {
        try {
            webhook.verify(body, signature);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static Webhook webhook(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
