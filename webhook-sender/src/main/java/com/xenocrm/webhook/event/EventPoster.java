package com.xenocrm.webhook.event;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import org.springframework.boot.http.client.FilteredHostException;

import com.xenocrm.webhook.delivery.Attempt;
import com.xenocrm.webhook.http.HttpAnswer;
import com.xenocrm.webhook.http.HttpPoster;
import com.xenocrm.webhook.http.RetryAfter;

/** Posts signed events (Standard Webhooks). */
public class EventPoster implements AutoCloseable {

    /** Most characters of an answer that are kept. */
    static final int ANSWER_KEPT = 1_000;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final HttpPoster http;
    private final Clock clock;

    EventPoster(HttpPoster http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Posts an event, with a signature of each secret, and returns what came of it. */
    Attempt post(URI url, List<String> secrets, String eventId, String body) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        try {
            HttpAnswer answer = http.post(url, body, headers(secrets, eventId, at, body));
            return new Attempt(
                    at,
                    Duration.ofNanos(System.nanoTime() - start),
                    answer.status(),
                    beginning(answer.body()),
                    null,
                    RetryAfter.read(answer.retryAfter(), clock.instant(), LONGEST_WAIT)
                            .orElse(null));
        } catch (IOException | FilteredHostException e) {
            return new Attempt(at, Duration.ofNanos(System.nanoTime() - start), null, null, error(e), null);
        }
    }

    /** Cuts no character in two. */
    private static String beginning(String answer) {
        return answer.codePointCount(0, answer.length()) <= ANSWER_KEPT
                ? answer
                : answer.substring(0, answer.offsetByCodePoints(0, ANSWER_KEPT));
    }

    private static String error(Exception e) {
        return switch (e) {
            case FilteredHostException _ -> "address_not_allowed";
            case UnknownHostException _ -> "unknown_host";
            case SocketTimeoutException _ -> "timeout";
            case SSLException _ -> "tls";
            default -> "connection";
        };
    }

    private static Map<String, String> headers(List<String> secrets, String id, Instant at, String body) {
        long time = at.getEpochSecond();
        return Map.of(
                Webhook.UNBRANDED_MSG_ID_KEY,
                id,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                Long.toString(time),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                secrets.stream()
                        .map(secret -> signature(secret, id, time, body))
                        .collect(Collectors.joining(" ")));
    }

    private static String signature(String secret, String id, long time, String body) {
        try {
            return new Webhook(secret).sign(id, time, body);
        } catch (WebhookSigningException | com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
            throw new IllegalStateException("A stored secret signs", e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
