package com.xenocrm.customerdata.order;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Index of orders by every identifier that they ever named. */
@Configuration(proxyBeanMethods = false)
public class OrderIndexes {

    @Bean
    Migration ordersByCustomer() {
        return Migration.index(
                "orders-0001-customer", CollectionIndex.on(OrderFields.COLLECTION, OrderFields.CUSTOMER_REFS));
    }
}
