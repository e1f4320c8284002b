package com.xenocrm.campaign.pace;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaceSettings.class)
class PaceConfiguration {

    @Bean
    Waiting waiting() {
        return Thread::sleep;
    }

    @Bean
    Migration sendRatesExpire() {
        return Migration.index(
                "send-rates-0001-expiry",
                CollectionIndex.on(CollectionNames.SEND_RATES, SendRates.EXPIRES_AT)
                        .asExpiring());
    }
}
