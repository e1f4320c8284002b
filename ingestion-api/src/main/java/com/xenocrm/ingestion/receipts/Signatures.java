package com.xenocrm.ingestion.receipts;

import java.util.List;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.springframework.http.HttpHeaders;

/** Whether a body was signed by the vendor within the last five minutes (Standard Webhooks). */
final class Signatures {

    private static final List<String> SIGNED_WITH = List.of(
            Webhook.UNBRANDED_MSG_ID_KEY, Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Webhook.UNBRANDED_MSG_SIGNATURE_KEY);

    private final Webhook webhook;

    Signatures(Webhook webhook) {
        this.webhook = webhook;
    }

    boolean isSigned(HttpHeaders headers, String body) {
        try {
            webhook.verify(body, SIGNED_WITH.stream().collect(Collectors.toMap(name -> name, headers::getOrEmpty)));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }
}
