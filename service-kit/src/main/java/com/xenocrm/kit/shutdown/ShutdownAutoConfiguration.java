package com.xenocrm.kit.shutdown;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Graceful shutdown of every HTTP service; {@code crm.connection-drain} is the length of the drain. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ShutdownAutoConfiguration {

    @Bean
    ConnectionDrain connectionDrain(@Value("${crm.connection-drain:2s}") Duration lasting) {
        return new ConnectionDrain(lasting);
    }

    @Bean
    ConnectionCloseFilter connectionCloseFilter(ConnectionDrain drain) {
        return new ConnectionCloseFilter(drain);
    }
}
