package com.xenocrm.webhook.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;

/**
 * Posts JSON to URLs. Follows no redirect, repeats nothing by itself, and ends a request whose answer is not complete in
 * time. The addresses of the host are checked when it connects, so that no later change in the DNS can lead elsewhere.
 */
public final class HttpPoster implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final Duration timeout;
    private final int longestAnswer;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    /** @param limits what a request may take and reach */
    public HttpPoster(Limits limits) {
        this.timeout = limits.timeout();
        this.longestAnswer = limits.longestAnswer();
        this.http = new HttpComponentsHttpClientBuilder()
                .withCustomizer(client -> client.disableAutomaticRetries()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .setUserAgent("xeno-crm"))
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnTotal(limits.connections()).setMaxConnPerRoute(limits.connections()))
                .build(HttpClientSettings.defaults()
                        .withCookieHandling(HttpCookieHandling.DISABLE)
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withTimeouts(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT, timeout)
                        .withInetAddressFilter(PermittedAddresses.allowed(limits.privateNetwork())));
    }

    /** Posts JSON; throws {@link IOException} without a complete answer, or its beginning if it is too long, in time. */
    public HttpAnswer post(URI url, String body, Map<String, String> headers) throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = http.executeOpen(HttpHost.create(url), request, null);
            Header retryAfter = response.getFirstHeader("Retry-After");
            byte[] answer = bytes(response.getEntity());
            boolean whole = answer.length <= longestAnswer;
            if (!whole) {
                request.cancel();
            }
            return new HttpAnswer(
                    response.getCode(),
                    new String(answer, 0, Math.min(answer.length, longestAnswer), StandardCharsets.UTF_8),
                    whole,
                    retryAfter == null ? "" : retryAfter.getValue());
        } finally {
            deadline.cancel(false);
            Closer.closeQuietly(response);
        }
    }

    private byte[] bytes(@Nullable HttpEntity entity) throws IOException {
        return entity == null ? new byte[0] : entity.getContent().readNBytes(longestAnswer + 1);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    /**
     * Limits of requests.
     *
     * @param timeout how long a request may take until the end of its answer
     * @param connections how many connections are kept, each for one request at a time
     * @param longestAnswer most bytes of an answer that are read
     * @param privateNetwork whether addresses in the own network may be connected to
     */
    public record Limits(Duration timeout, int connections, int longestAnswer, boolean privateNetwork) {}
}
