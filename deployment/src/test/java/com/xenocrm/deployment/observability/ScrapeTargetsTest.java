package com.xenocrm.deployment.observability;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;

import static org.assertj.core.api.Assertions.assertThat;

class ScrapeTargetsTest {

    private static final Pattern GATEWAYS_METRICS_PORT = Pattern.compile("METRICS_PORT: (\\d+)");

    /** Of RabbitMQ's plugin for Prometheus. */
    private static final int BROKERS_METRICS_PORT = 15692;

    private final JsonNode jobs = new YAMLMapper()
            .readTree(Project.text("observability/prometheus.yml"))
            .path("scrape_configs");

    @Test
    void everyServiceIsScrapedUnderItsNameAtItsPort() {
        Map<String, Integer> expected =
                ServiceCode.all().stream().collect(Collectors.toMap(ServiceCode::name, ServiceCode::port));
        expected.put("gateway", gatewaysMetricsPort());
        expected.put("rabbitmq", BROKERS_METRICS_PORT);

        Map<String, Integer> scraped = jobs.valueStream()
                .map(job -> job.at("/dns_sd_configs/0"))
                .collect(Collectors.toMap(
                        job -> job.at("/names/0").asString(),
                        job -> job.path("port").asInt()));

        assertThat(scraped).isEqualTo(expected);
        assertThat(jobs.valueStream())
                .allSatisfy(job -> assertThat(job.path("job_name").asString())
                        .isEqualTo(job.at("/dns_sd_configs/0/names/0").asString()));
    }

    @Test
    void servicesAreAskedWhereTheyAnswer() {
        ServiceCode service = ServiceCode.of("order-consumer");

        assertThat(service.setting("management.endpoints.web.exposure.include")).contains("prometheus");
        assertThat(jobs.valueStream()
                        .filter(job -> !job.path("job_name").asString().equals("rabbitmq")))
                .allSatisfy(
                        job -> assertThat(job.path("metrics_path").asString()).isEqualTo("/actuator/prometheus"));
        assertThat(ServiceCode.of("gateway").environment()).contains("METRICS_PORT");
    }

    /** Not the one that is open to everybody; Compose sets it. */
    private static int gatewaysMetricsPort() {
        Matcher port = GATEWAYS_METRICS_PORT.matcher(Project.text("docker-compose.yml"));
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }
}
