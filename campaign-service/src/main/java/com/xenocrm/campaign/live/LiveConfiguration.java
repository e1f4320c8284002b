package com.xenocrm.campaign.live;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.stream.EventStreams;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    EventStreams campaignStreams() {
        return new EventStreams();
    }
}
