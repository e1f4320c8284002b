package com.xenocrm.gateway.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

import com.xenocrm.gateway.route.RouteSettings;

import static org.assertj.core.api.Assertions.assertThat;

class LiveStreamsTest {

    private static final byte[] EVENT = "data: 1\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Duration LONG = Duration.ofSeconds(60);

    private final CountDownLatch readerLeft = new CountDownLatch(1);

    private final LiveStreams streams = new LiveStreams();

    @Test
    void endsALiveStreamWhenItsReaderLeaves() throws Exception {
        HttpServer service = service();
        URI events = events(service);
        HttpClientConfiguration configuration = new HttpClientConfiguration();

        try (CloseableHttpClient client = configuration.servicesHttpClient(settings(events), streams)) {
            ClientHttpRequestFactory requests = configuration.servicesRequestFactory(client);
            try (ClientHttpResponse stream =
                    requests.createRequest(events, HttpMethod.GET).execute()) {
                assertThat(stream.getBody().readNBytes(EVENT.length)).isEqualTo(EVENT);
            }

            assertThat(readerLeft.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        service.stop(0);
    }

    @Test
    void endsLiveStreamsInGoodOrderWhenTheProcessEnds() throws Exception {
        HttpServer service = service();
        URI events = events(service);
        HttpClientConfiguration configuration = new HttpClientConfiguration();

        try (CloseableHttpClient client = configuration.servicesHttpClient(settings(events), streams);
                ClientHttpResponse stream = configuration
                        .servicesRequestFactory(client)
                        .createRequest(events, HttpMethod.GET)
                        .execute()) {
            assertThat(stream.getBody().readNBytes(EVENT.length)).isEqualTo(EVENT);
            streams.stop();

            assertThat(stream.getBody().read()).isEqualTo(-1);
            assertThat(readerLeft.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        service.stop(0);
    }

    private static URI events(HttpServer service) {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/events");
    }

    private static RouteSettings settings(URI events) {
        Duration patience = Duration.ofSeconds(30);
        return new RouteSettings(Map.of("any", events), new RouteSettings.Proxy(patience, patience, patience, 1));
    }

    private HttpServer service() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/events", this::writeForLongUnlessNobodyReads);
        server.start();
        return server;
    }

    private void writeForLongUnlessNobodyReads(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            long end = System.nanoTime() + LONG.toNanos();
            while (System.nanoTime() < end) {
                body.write(EVENT);
                body.flush();
            }
        } catch (IOException gone) {
            readerLeft.countDown();
        }
    }
}
