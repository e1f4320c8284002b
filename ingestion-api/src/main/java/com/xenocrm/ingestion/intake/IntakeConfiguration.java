package com.xenocrm.ingestion.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.messaging.RabbitPublisher;
import com.xenocrm.kit.queue.QueueDepthMonitor;
import com.xenocrm.kit.queue.QueueMetrics;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    @Bean
    Outgoing outgoing(
            RabbitPublisher bus,
            QueueDepthMonitor depths,
            QueueMetrics metrics,
            MeterRegistry meters,
            IntakeSettings settings) {
        return new QueueLimit(bus::publish, depths, metrics, meters, settings.queueLimit());
    }
}
