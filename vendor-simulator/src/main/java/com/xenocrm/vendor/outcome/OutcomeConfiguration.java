package com.xenocrm.vendor.outcome;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VendorSettings.class)
class OutcomeConfiguration {

    @Bean
    Outcomes outcomes(VendorSettings settings) {
        return new Outcomes(settings);
    }
}
