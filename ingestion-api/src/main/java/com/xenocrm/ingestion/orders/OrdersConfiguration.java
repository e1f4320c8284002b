package com.xenocrm.ingestion.orders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    @Bean
    CollectionIndex ordersByCustomer() {
        return CollectionIndex.on(Collections.ORDERS, OrderFields.CUSTOMER_REFS);
    }
}
