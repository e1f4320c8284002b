package com.xenocrm.customerdata.order;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes of orders: by every identifier that they ever named, and by date. */
@Configuration(proxyBeanMethods = false)
public class OrderIndexes {

    @Bean
    Migrations orderMigrations() {
        return Migrations.of(
                Migration.index(
                        "orders-0001-customer", CollectionIndex.on(OrderFields.COLLECTION, OrderFields.CUSTOMER_REFS)),
                Migration.index(
                        "orders-0002-date", CollectionIndex.on(OrderFields.COLLECTION, OrderFields.ORDER_DATE)));
    }
}
