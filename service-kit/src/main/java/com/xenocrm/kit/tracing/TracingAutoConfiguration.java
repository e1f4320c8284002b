package com.xenocrm.kit.tracing;

import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Sampling and export of traces. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@EnableConfigurationProperties(TracingSettings.class)
public class TracingAutoConfiguration {

    /**
     * Samples by trace id in the gateway and ignores the caller's sampling flag. A vendor's receipt with the
     * campaign's trace id gets the same decision as the campaign.
     */
    @Bean
    Sampler sampler(TracingSettings settings) {
        if (!settings.recorded()) {
            return Sampler.alwaysOff();
        }
        return settings.begins()
                ? Sampler.traceIdRatioBased(settings.share())
                : Sampler.parentBased(Sampler.alwaysOff());
    }

    @Bean
    @ConditionalOnExpression("!'${crm.tracing.endpoint:}'.isBlank()")
    SpanExporter spanExporter(TracingSettings settings) {
        return new RedactingSpanExporter(
                OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).build());
    }

    /** Sets the names of the trace fields in the log. */
    @Bean
    Slf4JEventListener traceInLog() {
        return new Slf4JEventListener("trace.id", "span.id");
    }

    /** Excludes probes and scrapes from traces and timings. */
    @Bean
    ObservationPredicate withoutProbes() {
        return (_, context) -> !(context instanceof ServerRequestObservationContext server && isProbe(server));
    }

    @Bean
    ManualSpans traces(ObjectProvider<Tracer> tracer) {
        return new ManualSpans(tracer.getIfAvailable(() -> TracerProvider.noop().get("noop")));
    }

    private static boolean isProbe(ServerRequestObservationContext server) {
        HttpServletRequest request = server.getCarrier();
        return request != null && request.getRequestURI().startsWith("/actuator/");
    }
}
