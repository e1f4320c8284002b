package com.xenocrm.gateway.scrape;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the metrics port if {@code METRICS_PORT} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${crm.gateway.metrics-port}' != '0'")
class ScrapeConfiguration {

    @Bean
    ScrapePort scrapePort(ScrapeSettings settings, ServerProperties server, PrometheusMeterRegistry registry) {
        return new ScrapePort(server.getAddress(), settings.metricsPort(), registry);
    }
}
