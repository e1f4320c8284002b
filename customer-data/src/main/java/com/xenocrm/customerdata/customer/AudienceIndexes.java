package com.xenocrm.customerdata.customer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes of customers for the fields that rules query. */
@Configuration(proxyBeanMethods = false)
public class AudienceIndexes {

    @Bean
    Migration customersBySpend() {
        return Migration.index(
                "audience-0001-spend", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.TOTAL_SPEND));
    }

    @Bean
    Migration customersByVisits() {
        return Migration.index(
                "audience-0002-visits", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.VISITS_COUNT));
    }

    @Bean
    Migration customersByActivity() {
        return Migration.index(
                "audience-0003-activity", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.LAST_ACTIVE_AT));
    }

    @Bean
    Migration customersByName() {
        return Migration.index(
                "audience-0004-name", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.NAME));
    }

    @Bean
    Migration customersByPhone() {
        return Migration.index(
                "audience-0005-phone",
                CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.PHONE)
                        .asSparse());
    }

    /** Creates the index of every attribute, whatever its name. */
    @Bean
    Migration customersByAttribute() {
        return Migration.index(
                "audience-0006-attribute",
                CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.ATTRIBUTES + ".$**"));
    }

    @Bean
    Migration customersByTag() {
        return Migration.index("audience-0007-tag", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.TAGS));
    }

    @Bean
    Migration customersByAge() {
        return Migration.index(
                "audience-0008-age", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.CREATED_AT));
    }
}
