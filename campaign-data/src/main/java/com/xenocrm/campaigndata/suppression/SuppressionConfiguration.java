package com.xenocrm.campaigndata.suppression;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Imports the repository of suppressions, with its index. */
@Configuration(proxyBeanMethods = false)
@Import(Suppressions.class)
public class SuppressionConfiguration {

    /** Deletes suppressions after their end. */
    @Bean
    Migration suppressionsByEnd() {
        return Migration.index(
                "suppressions-0001-end",
                CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.UNTIL)
                        .asExpiring());
    }

    @Bean
    Migration suppressionsByCustomer() {
        return Migration.index(
                "suppressions-0002-customer",
                CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.CUSTOMER_ID)
                        .asSparse());
    }

    @Bean
    Migration suppressionsOfCustomers() {
        return new Migration(
                "suppressions-0003-assign-customers",
                "assigns suppressions to the customers who had the addresses",
                SuppressionBackfill::run);
    }
}
