package com.xenocrm.ingestion.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.messaging.MessageBus;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Outgoing outgoing(MessageBus bus) {
        return bus::publish;
    }
}
