package com.xenocrm.campaign.suppression;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SuppressionConfiguration {

    /** A suppression goes when it is over. */
    @Bean
    Migration suppressionsByEnd() {
        return Migration.index(
                "suppressions-0001-end",
                CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.UNTIL)
                        .asExpiring());
    }
}
