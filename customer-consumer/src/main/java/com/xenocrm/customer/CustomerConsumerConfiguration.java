package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.campaigndata.suppression.SuppressionAssignment;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIndexes;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.customerdata.merge.RestoredCustomers;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.messaging.DeadLetterQueues;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.time.IdGenerator;

@Configuration(proxyBeanMethods = false)
@Import({CustomerIndexes.class, SuppressionConfiguration.class})
class CustomerConsumerConfiguration {

    @Bean
    CustomerConsumer customerConsumer(
            MongoOperations mongo,
            IdGenerator ids,
            MessagePublisher publisher,
            DeadLetterQueues deadLetters,
            MeterRegistry meters) {
        return new CustomerConsumer(
                new CustomerRecords(mongo, ids),
                publisher,
                conflict -> deadLetters.park(
                        Exchanges.CUSTOMERS_TO_RECORD.queue(),
                        MessageJson.write(new CustomerReceived(List.of(conflict))),
                        "conflict: customer_id and email belong to different customers"),
                meters);
    }

    @Bean
    EarlierObjections earlierObjections(
            CustomerConsumer recording, SuppressionAssignment suppressions, MongoOperations mongo) {
        return new EarlierObjections(recording, suppressions, new CustomerIdentities(mongo));
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerReceived(
            BatchListener listener,
            EarlierObjections consumer,
            ErasedRecords erased,
            MongoOperations mongo,
            MessagePublisher publisher) {
        return listener.batches(
                Exchanges.CUSTOMERS_TO_RECORD,
                CustomerReceived.class,
                new ErasedCustomerFilter(erased, new RestoredCustomers(mongo), publisher, consumer));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequested(
            BatchListener listener, MongoOperations mongo, Erasures erasures, MessagePublisher publisher) {
        return listener.batches(
                Exchanges.CUSTOMERS_TO_ERASE,
                ErasureRequested.class,
                new ErasureConsumer(
                        erasures,
                        Exchanges.CUSTOMERS_TO_ERASE,
                        new CustomerErasureStep(new CustomerErasure(mongo), publisher)));
    }
}
