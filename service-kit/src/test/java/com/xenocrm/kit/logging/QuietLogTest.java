package com.xenocrm.kit.logging;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.kit.messaging.MessageJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Tests log lines with the settings that all services share. */
class QuietLogTest {

    @Test
    void keepsToItselfWhatExceptionsQuote() throws Exception {
        Throwable unreadable = catchThrowable(() -> MessageJson.read(
                "{\"campaign_id\": \"c\", \"page\": \"Zoe Quill\"}".getBytes(StandardCharsets.UTF_8),
                AudiencePageRequested.class));
        Throwable failure = new IllegalStateException("for zoe.quill@example.com", unreadable);

        JsonNode line = line("A message was parked", failure);

        assertThat(unreadable).hasMessageContaining("Zoe");
        assertThat(line.toString()).doesNotContain("Zoe", "zoe");
        assertThat(line.at("/error/type").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.at("/error/stack_trace").asString()).contains("tools.jackson.", "QuietLogTest", "Caused by");
    }

    @Test
    void saysWhoCannotBeReached() throws Exception {
        JsonNode line = line("Away", new IllegalStateException("?", new ConnectException("mongo:27017 refused")));

        assertThat(line.at("/error/stack_trace").asString()).contains("ConnectException: mongo:27017 refused");
    }

    @Test
    void masksAddressesWhereverTheyStand() throws Exception {
        MDC.put("caller", "zoe.quill@example.com");
        JsonNode line;
        try {
            line = line("GET /api/suppressions/zoe.quill%40example.com by <zoe+1@mail.example.com>", null);
        } finally {
            MDC.clear();
        }

        assertThat(line.path("message").asString()).isEqualTo("GET /api/suppressions/***@*** by <***@***>");
        assertThat(line.path("caller").asString()).isEqualTo("***@***");
    }

    @Test
    void saysWhichTraceRequestAndCampaignItIsAbout() throws Exception {
        MDC.put("trace.id", "a1");
        MDC.put("campaign.id", "c-1");
        MDC.put("request_id", "r-1");
        JsonNode line;
        try {
            line = line("A page is dispatched", null);
        } finally {
            MDC.clear();
        }

        assertThat(line.at("/trace/id").asString()).isEqualTo("a1");
        assertThat(line.at("/campaign/id").asString()).isEqualTo("c-1");
        assertThat(line.path("request_id").asString()).isEqualTo("r-1");
    }

    private static JsonNode line(String message, Throwable thrown) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), settings());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        LoggingEvent event = new LoggingEvent("", context.getLogger("any"), Level.WARN, message, thrown, null);
        event.setMDCPropertyMap(MDC.getCopyOfContextMap() == null ? Map.of() : MDC.getCopyOfContextMap());
        return JsonMapper.shared().readTree(encoder.encode(event));
    }

    private static Environment settings() throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("kit", new ClassPathResource("service-kit.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return environment;
    }
}
