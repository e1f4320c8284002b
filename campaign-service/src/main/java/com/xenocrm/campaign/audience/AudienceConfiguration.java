package com.xenocrm.campaign.audience;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes for what rules ask of customers; that for emails is made by who writes them. */
@Configuration(proxyBeanMethods = false)
class AudienceConfiguration {

    @Bean
    Migration customersBySpend() {
        return Migration.index(
                "audience-0001-spend", CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.TOTAL_SPEND));
    }

    @Bean
    Migration customersByVisits() {
        return Migration.index(
                "audience-0002-visits", CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.VISITS_COUNT));
    }

    @Bean
    Migration customersByActivity() {
        return Migration.index(
                "audience-0003-activity", CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.LAST_ACTIVE_AT));
    }

    @Bean
    Migration customersByName() {
        return Migration.index("audience-0004-name", CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.NAME));
    }

    @Bean
    Migration customersByPhone() {
        return Migration.index(
                "audience-0005-phone",
                CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.PHONE).asSparse());
    }

    /** Each attribute that any customer has, whatever its name. */
    @Bean
    Migration customersByAttribute() {
        return Migration.index(
                "audience-0006-attribute",
                CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.ATTRIBUTES + ".$**"));
    }

    @Bean
    Migration customersByTag() {
        return Migration.index("audience-0007-tag", CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.TAGS));
    }

    @Bean
    Migration customersByAge() {
        return Migration.index(
                "audience-0008-age", CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.CREATED_AT));
    }
}
