package com.xenocrm.campaigndata.suppression;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Declares the repository of suppressions, with its indexes. */
@Configuration(proxyBeanMethods = false)
public class SuppressionConfiguration {

    /** Creates the repository; the hash is available only in services that look up suppressions. */
    @Bean
    Suppressions suppressions(MongoOperations mongo, ObjectProvider<IdentifierHash> hash, Clock clock) {
        return new Suppressions(mongo, hash.getIfAvailable(), clock);
    }

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
