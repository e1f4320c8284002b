package com.xenocrm.vendor.outcome;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VendorSettings.class)
class OutcomeConfiguration {

    @Bean
    DeliveryOutcomes outcomes(VendorSettings settings) {
        return new DeliveryOutcomes(settings);
    }
}
