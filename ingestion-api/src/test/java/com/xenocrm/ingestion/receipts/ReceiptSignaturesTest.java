package com.xenocrm.ingestion.receipts;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ReceiptSignaturesTest {

    private static final String BODY = "[{\"communicationId\": \"k1:c1\", \"status\": \"SENT\"}]";
    private static final byte[] SECRET = "a secret of twenty-four bytes or more".getBytes(UTF_8);
    private static final byte[] NEXT_SECRET = "another secret, just as long".getBytes(UTF_8);

    private final Instant now = Instant.now();

    @Test
    void acceptsWhatTheVendorSigned() throws Exception {
        assertThat(isSigned(signedBy(SECRET, now), BODY)).isTrue();
    }

    @Test
    void acceptsAnyOfSeveralSignatures() throws Exception {
        HttpHeaders headers = signedBy(SECRET, now);
        headers.set("webhook-signature", "v1,AAAA " + headers.getFirst("webhook-signature"));

        assertThat(isSigned(headers, BODY)).isTrue();
    }

    @Test
    void acceptsTheOldSecretAndTheNewOneWhileTheyChange() throws Exception {
        ReceiptSignatures signatures = new ReceiptSignatures(List.of(secret(SECRET), secret(NEXT_SECRET)));

        assertThat(signatures.isSigned(signedBy(SECRET, now), BODY)).isTrue();
        assertThat(signatures.isSigned(signedBy(NEXT_SECRET, now), BODY)).isTrue();
    }

    @Test
    void refusesAnotherBodyAnotherSecretAndNoSignature() throws Exception {
        assertThat(isSigned(signedBy(SECRET, now), BODY + " ")).isFalse();
        assertThat(isSigned(signedBy(NEXT_SECRET, now), BODY)).isFalse();
        assertThat(isSigned(new HttpHeaders(), BODY)).isFalse();
    }

    @Test
    void refusesASignatureOlderOrNewerThanFiveMinutes() throws Exception {
        assertThat(isSigned(signedBy(SECRET, now.minus(Duration.ofMinutes(6))), BODY))
                .isFalse();
        assertThat(isSigned(signedBy(SECRET, now.plus(Duration.ofMinutes(6))), BODY))
                .isFalse();
        assertThat(isSigned(signedBy(SECRET, now.minus(Duration.ofMinutes(4))), BODY))
                .isTrue();
    }

    private static boolean isSigned(HttpHeaders headers, String body) {
        return new ReceiptSignatures(List.of(secret(SECRET))).isSigned(headers, body);
    }

    private static String secret(byte[] bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static HttpHeaders signedBy(byte[] secret, Instant at) throws Exception {
        HttpHeaders headers = new HttpHeaders();
        headers.set("webhook-id", "w1");
        headers.set("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.set("webhook-signature", new Webhook(secret).sign("w1", at.getEpochSecond(), BODY));
        return headers;
    }
}
