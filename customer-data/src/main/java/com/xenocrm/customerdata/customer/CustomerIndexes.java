package com.xenocrm.customerdata.customer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes of customers for their identifiers. */
@Configuration(proxyBeanMethods = false)
public class CustomerIndexes {

    @Bean
    Migrations customerMigrations() {
        return Migrations.of(
                Migration.index(
                        "customers-0001-email",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.EMAIL)
                                .asUnique()),
                Migration.index(
                        "customers-0002-customer-id",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.CUSTOMER_ID)
                                .asUnique()
                                .asSparse()),
                Migration.index(
                        "customers-0003-former-emails",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.FORMER_EMAILS)
                                .asSparse()));
    }
}
