package com.xenocrm.campaign.unsubscribe;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribeSettings.class)
class UnsubscribeConfiguration {

    @Bean
    UnsubscribeLinks unsubscribeLinks(UnsubscribeSettings settings) {
        return settings.links();
    }
}
