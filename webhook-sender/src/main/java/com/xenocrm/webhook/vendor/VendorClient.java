package com.xenocrm.webhook.vendor;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.FilteredHostException;

import com.xenocrm.webhook.http.HttpAnswer;
import com.xenocrm.webhook.http.HttpPoster;
import com.xenocrm.webhook.http.RetryAfter;

/**
 * Posts signed requests to the vendor (Standard Webhooks). After {@code Retry-After} this replica waits; other replicas
 * wait after an answer of their own.
 */
public final class VendorClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VendorClient.class);

    /** Longest answer that is read: some hundred bytes for each communication of a batch. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final boolean configured;
    private final URI url;
    private final HttpPoster http;
    private final List<Webhook> signers;
    private final Map<String, String> fixedHeaders;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final AtomicReference<Instant> resumption = new AtomicReference<>(Instant.MIN);

    /** @param signers one for each secret: a request has the signatures of all */
    public VendorClient(WebhookSettings settings, List<Webhook> signers, CircuitBreaker breaker, Clock clock) {
        this.configured = settings.isConfigured();
        this.url = URI.create(settings.url());
        this.http = new HttpPoster(new HttpPoster.Limits(
                settings.timeout(), settings.connections(), LONGEST_ANSWER, settings.privateNetwork()));
        this.signers = List.copyOf(signers);
        this.fixedHeaders =
                settings.authorization().isEmpty() ? Map.of() : Map.of("Authorization", settings.authorization());
        this.breaker = breaker;
        this.clock = clock;
    }

    /**
     * Posts JSON, and returns the answer if it accepts or refuses the content; otherwise throws
     * {@link VendorUnavailableException}.
     *
     * @param key by which the vendor recognises a repetition
     */
    public VendorAnswer post(String key, String body) {
        if (!configured) {
            throw new VendorUnavailableException("VENDOR_URL is not set");
        }
        if (clock.instant().isBefore(resumption.get())) {
            throw new VendorUnavailableException("The vendor has asked to wait");
        }
        try {
            return breaker.executeSupplier(() -> exchange(key, body));
        } catch (CallNotPermittedException e) {
            throw new VendorUnavailableException("The vendor has failed too often", e);
        }
    }

    private VendorAnswer exchange(String key, String body) {
        VendorAnswer answer;
        try {
            HttpAnswer given = http.post(url, body, headers(key, body));
            answer = new VendorAnswer(given.status(), given.whole() ? given.body() : "", given.retryAfter());
        } catch (FilteredHostException e) {
            log.error("VENDOR_URL leads into the own network, which VENDOR_PRIVATE_NETWORK does not allow");
            throw new VendorUnavailableException("The vendor's address is not allowed", e);
        } catch (IOException e) {
            log.warn("The vendor cannot be reached: {}", e.getClass().getSimpleName());
            throw new VendorUnavailableException("The vendor cannot be reached", e);
        }
        if (!answer.isTaken() && !answer.isRefusal()) {
            RetryAfter.read(answer.retryAfter(), clock.instant(), LONGEST_WAIT)
                    .ifPresent(until -> resumption.accumulateAndGet(until, VendorClient::later));
            log.warn("The vendor answers {}; communications wait", answer.status());
            throw new VendorUnavailableException("The vendor answers " + answer.status());
        }
        return answer;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Map<String, String> headers(String key, String body) {
        long now = clock.instant().getEpochSecond();
        Map<String, String> headers = new HashMap<>(fixedHeaders);
        headers.put("Idempotency-Key", key);
        headers.put(Webhook.UNBRANDED_MSG_ID_KEY, key);
        headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(now));
        headers.put(
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                signers.stream()
                        .map(signer -> signature(signer, key, now, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static String signature(Webhook signer, String key, long now, String body) {
        try {
            return signer.sign(key, now, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
