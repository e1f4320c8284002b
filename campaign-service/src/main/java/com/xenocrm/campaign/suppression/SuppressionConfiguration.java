package com.xenocrm.campaign.suppression;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SuppressionConfiguration {

    /** A suppression goes when it is over. */
    @Bean
    CollectionIndex suppressionsByEnd() {
        return CollectionIndex.on(Collections.SUPPRESSIONS, Suppression.UNTIL).asExpiring();
    }
}
