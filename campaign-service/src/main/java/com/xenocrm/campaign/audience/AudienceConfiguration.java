package com.xenocrm.campaign.audience;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes for what rules ask of customers; that for emails is made by who writes them. */
@Configuration(proxyBeanMethods = false)
class AudienceConfiguration {

    @Bean
    Migration customersBySpend() {
        return Migration.index(
                "audience-0001-spend", CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.TOTAL_SPEND));
    }

    @Bean
    Migration customersByVisits() {
        return Migration.index(
                "audience-0002-visits", CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.VISITS_COUNT));
    }

    @Bean
    Migration customersByActivity() {
        return Migration.index(
                "audience-0003-activity", CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.LAST_ACTIVE_AT));
    }

    @Bean
    Migration customersByName() {
        return Migration.index(
                "audience-0004-name", CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.NAME));
    }

    @Bean
    Migration customersByPhone() {
        return Migration.index(
                "audience-0005-phone",
                CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.PHONE)
                        .asSparse());
    }

    /** Each attribute that any customer has, whatever its name. */
    @Bean
    Migration customersByAttribute() {
        return Migration.index(
                "audience-0006-attribute",
                CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.ATTRIBUTES + ".$**"));
    }

    @Bean
    Migration customersByTag() {
        return Migration.index("audience-0007-tag", CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.TAGS));
    }

    @Bean
    Migration customersByAge() {
        return Migration.index(
                "audience-0008-age", CollectionIndex.on(CollectionNames.CUSTOMERS, CustomerFields.CREATED_AT));
    }
}
