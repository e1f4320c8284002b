package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.CustomerReceived;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.kit.messaging.DeadLetters;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageBus;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.Ids;

@Configuration(proxyBeanMethods = false)
class CustomerConsumerConfiguration {

    @Bean
    Migration customersByEmail() {
        return Migration.index(
                "customers-0001-email",
                CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.EMAIL).asUnique());
    }

    @Bean
    Migration customersByCustomerId() {
        return Migration.index(
                "customers-0002-customer-id",
                CollectionIndex.on(Collections.CUSTOMERS, CustomerFields.CUSTOMER_ID)
                        .asUnique()
                        .asSparse());
    }

    @Bean
    CustomerConsumer customerConsumer(
            MongoOperations mongo, Ids ids, MessageBus bus, DeadLetters deadLetters, MeterRegistry meters) {
        return new CustomerConsumer(
                new Customers(mongo, ids),
                bus::publish,
                conflict -> deadLetters.park(
                        Exchanges.CUSTOMERS_TO_RECORD.queue(),
                        MessageJson.write(new CustomerReceived(List.of(conflict))),
                        "conflict: customer_id and email belong to different customers"),
                meters);
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerReceived(Inbox inbox, CustomerConsumer consumer) {
        return inbox.batches(Exchanges.CUSTOMERS_TO_RECORD, CustomerReceived.class, consumer);
    }
}
