package com.xenocrm.gateway.scrape;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScrapePortTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScrapePort port = new ScrapePort(InetAddress.getLoopbackAddress(), 0, registry);

    @AfterEach
    void stop() {
        port.stop();
    }

    @Test
    void tellsTheMetricsAndNothingElse() throws Exception {
        registry.counter("crm.rate.limit.refusals", "limit", "address").increment();

        port.start();

        assertThat(send("GET", "/actuator/prometheus").body())
                .contains("crm_rate_limit_refusals_total{limit=\"address\"} 1.0");
        assertThat(send("GET", "/actuator/env").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/actuator/prometheus/x").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/actuator/prometheus").statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port.port() + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
