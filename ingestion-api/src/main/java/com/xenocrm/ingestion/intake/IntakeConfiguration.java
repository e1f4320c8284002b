package com.xenocrm.ingestion.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.queue.QueueDepthMonitor;
import com.xenocrm.kit.queue.QueueMetrics;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    @Bean
    @Primary
    MessagePublisher queueLimitedPublisher(
            MessagePublisher rabbitPublisher,
            QueueDepthMonitor depths,
            QueueMetrics metrics,
            MeterRegistry meters,
            IntakeSettings settings) {
        return new QueueLimitedPublisher(rabbitPublisher, depths, metrics, meters, settings.queueLimit());
    }
}
