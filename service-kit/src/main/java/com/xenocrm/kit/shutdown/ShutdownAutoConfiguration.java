package com.xenocrm.kit.shutdown;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Graceful shutdown of every HTTP service; {@code crm.farewell} is the length of the drain. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ShutdownAutoConfiguration {

    @Bean
    ConnectionDrain farewell(@Value("${crm.farewell:2s}") Duration lasting) {
        return new ConnectionDrain(lasting);
    }

    @Bean
    ConnectionCloseFilter lastAnswers(ConnectionDrain farewell) {
        return new ConnectionCloseFilter(farewell);
    }
}
