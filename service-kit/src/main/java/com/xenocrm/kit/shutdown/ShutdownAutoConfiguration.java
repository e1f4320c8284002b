package com.xenocrm.kit.shutdown;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The end of every service that listens; {@code crm.farewell} says how long it goes on answering. */
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
