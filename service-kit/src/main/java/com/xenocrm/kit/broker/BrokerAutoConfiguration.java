package com.xenocrm.kit.broker;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.health.RabbitHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;

/** Watches the connection to the broker, and sends over it with confirms. */
@AutoConfiguration(
        afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
        beforeName = "org.springframework.boot.amqp.autoconfigure.health.RabbitHealthContributorAutoConfiguration")
@ConditionalOnClass(StreamBridge.class)
public class BrokerAutoConfiguration {

    @Bean
    BlockedConnections blockedConnections(ConnectionFactory connections) {
        BlockedConnections blocked = new BlockedConnections();
        connections.addConnectionListener(blocked);
        return blocked;
    }

    @Bean
    ConfirmedSending confirmedSending(BlockedConnections blocked) {
        return new ConfirmedSending(blocked);
    }

    /** Replaces Spring Boot's indicator. */
    @Bean
    HealthIndicator rabbitHealthIndicator(RabbitTemplate rabbit, BlockedConnections blocked) {
        return new BrokerHealth(new RabbitHealthIndicator(rabbit), blocked);
    }
}
