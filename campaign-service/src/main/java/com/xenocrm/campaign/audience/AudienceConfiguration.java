package com.xenocrm.campaign.audience;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes for what rules ask of customers; that for emails is made by who writes them. */
@Configuration(proxyBeanMethods = false)
class AudienceConfiguration {

    @Bean
    CollectionIndex customersBySpend() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.TOTAL_SPEND);
    }

    @Bean
    CollectionIndex customersByVisits() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.VISITS_COUNT);
    }

    @Bean
    CollectionIndex customersByActivity() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.LAST_ACTIVE_AT);
    }

    @Bean
    CollectionIndex customersByName() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.NAME);
    }

    @Bean
    CollectionIndex customersByPhone() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.PHONE).asSparse();
    }

    /** Each attribute that any customer has, whatever its name. */
    @Bean
    CollectionIndex customersByAttribute() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.ATTRIBUTES + ".$**");
    }

    @Bean
    CollectionIndex customersByTag() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.TAGS);
    }

    @Bean
    CollectionIndex customersByAge() {
        return CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.CREATED_AT);
    }
}
