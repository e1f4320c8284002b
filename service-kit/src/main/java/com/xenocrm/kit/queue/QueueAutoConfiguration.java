package com.xenocrm.kit.queue;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

import com.xenocrm.kit.time.TimeAutoConfiguration;

/** Depths and metrics of queues, for every service that uses the broker. */
@AutoConfiguration(
        after = TimeAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(RabbitAdmin.class)
public class QueueAutoConfiguration {

    @Bean
    BrokerQueues brokerQueues(ConnectionFactory connections) {
        return new BrokerQueues(new RabbitAdmin(connections));
    }

    @Bean
    QueueDepthMonitor queueDepths(BrokerQueues queues, Clock clock) {
        return new QueueDepthMonitor(queues::waiting, clock);
    }

    @Bean
    QueueMetrics queueMetrics(MeterRegistry registry, QueueDepthMonitor depths, Clock clock) {
        return new QueueMetrics(registry, depths, clock);
    }
}
