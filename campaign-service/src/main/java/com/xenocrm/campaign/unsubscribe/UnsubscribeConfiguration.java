package com.xenocrm.campaign.unsubscribe;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribeSettings.class)
class UnsubscribeConfiguration {

    @Bean
    UnsubscribeLinks unsubscribeLinks(UnsubscribeSettings settings, @Value("${crm.local}") boolean local) {
        return UnsubscribeLinks.signedWith(settings.secret(), local, settings.publicUrl());
    }
}
