package com.xenocrm.campaigndata.suppression;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Declares the migrations of suppressions. */
@Configuration(proxyBeanMethods = false)
public class SuppressionMigrations {

    @Bean
    Migrations suppressionMigrations() {
        return Migrations.of(
                // Deletes suppressions after their end.
                Migration.index(
                        "suppressions-0001-end",
                        CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.UNTIL)
                                .asExpiring()),
                Migration.index(
                        "suppressions-0002-customer",
                        CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.CUSTOMER_ID)
                                .asSparse()),
                new Migration(
                        "suppressions-0003-assign-customers",
                        "assigns suppressions to the customers who had the addresses",
                        SuppressionBackfill::run),
                new Migration(
                        "suppressions-0004-erased-texts",
                        "replaces the texts of users in suppressions of erased persons",
                        mongo -> ErasedSuppressions.removeTexts(mongo.getCollection(CollectionNames.SUPPRESSIONS))),
                // Repeated for customers who came to the addresses before customer-consumer assigned them.
                new Migration(
                        "suppressions-0005-assign-newcomers",
                        "assigns suppressions to the customers who have come to the addresses",
                        SuppressionBackfill::run));
    }
}
