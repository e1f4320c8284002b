package com.xenocrm.gateway.scrape;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only where an operator has set {@code METRICS_PORT}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${crm.gateway.metrics-port} > 0")
class ScrapeConfiguration {

    @Bean
    ScrapePort scrapePort(
            @Value("${crm.gateway.metrics-port}") int port, ServerProperties server, PrometheusMeterRegistry registry) {
        return new ScrapePort(server.getAddress(), port, registry);
    }
}
