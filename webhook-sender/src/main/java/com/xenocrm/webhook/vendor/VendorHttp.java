package com.xenocrm.webhook.vendor;

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
 * Posts requests to one URL. Follows no redirect, repeats nothing by itself, and ends a request whose answer is not complete in
 * time. The addresses of the host are checked when it connects, so that no later change in the DNS can lead elsewhere.
 */
final class VendorHttp implements AutoCloseable {

    /** Longest answer that is read: some hundred bytes for each communication of a batch. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final URI url;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    VendorHttp(WebhookSettings settings) {
        this.url = URI.create(settings.url());
        this.timeout = settings.timeout();
        this.http = new HttpComponentsHttpClientBuilder()
                .withCustomizer(client -> client.disableAutomaticRetries()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .setUserAgent("xeno-crm"))
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnTotal(settings.connections()).setMaxConnPerRoute(settings.connections()))
                .build(HttpClientSettings.defaults()
                        .withCookieHandling(HttpCookieHandling.DISABLE)
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withTimeouts(settings.connectTimeout(), settings.timeout())
                        .withInetAddressFilter(VendorAddresses.allowed(settings.privateNetwork())));
    }

    /** Posts JSON; throws {@link IOException} without a complete answer in time. */
    VendorAnswer post(String body, Map<String, String> headers) throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = http.executeOpen(HttpHost.create(url), request, null);
            Header retryAfter = response.getFirstHeader("Retry-After");
            byte[] answer = bytes(response.getEntity());
            if (answer.length > LONGEST_ANSWER) {
                request.cancel();
            }
            return new VendorAnswer(response.getCode(), text(answer), retryAfter == null ? "" : retryAfter.getValue());
        } finally {
            deadline.cancel(false);
            Closer.closeQuietly(response);
        }
    }

    private static byte[] bytes(@Nullable HttpEntity entity) throws IOException {
        return entity == null ? new byte[0] : entity.getContent().readNBytes(LONGEST_ANSWER + 1);
    }

    private static String text(byte[] body) {
        return body.length > LONGEST_ANSWER ? "" : new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
