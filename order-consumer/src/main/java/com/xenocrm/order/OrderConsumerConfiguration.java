package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerRecorded;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.contracts.OrderReceived;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.Ids;

@Configuration(proxyBeanMethods = false)
class OrderConsumerConfiguration {

    @Bean
    Migration ordersByCustomer() {
        return Migration.index(
                "orders-0001-customer", CollectionIndex.on(Collections.ORDERS, OrderFields.CUSTOMER_REFS));
    }

    @Bean
    CustomerStatistics customerStatistics(MongoOperations mongo, Ids ids) {
        return new CustomerStatistics(mongo, ids);
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderReceived(Inbox inbox, MongoOperations mongo, CustomerStatistics statistics) {
        return inbox.batches(
                Exchanges.ORDERS_TO_RECORD, OrderReceived.class, new OrderConsumer(new Orders(mongo), statistics));
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerRecorded(Inbox inbox, CustomerStatistics statistics) {
        return inbox.batches(
                Exchanges.CUSTOMERS_TO_COUNT, CustomerRecorded.class, new RecordedCustomerConsumer(statistics));
    }
}
