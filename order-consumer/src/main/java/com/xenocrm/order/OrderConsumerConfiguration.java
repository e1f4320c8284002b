package com.xenocrm.order;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasureConfiguration;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.order.OrderErasure;
import com.xenocrm.customerdata.order.OrderIndexes;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.time.IdGenerator;

@Configuration(proxyBeanMethods = false)
@Import({OrderIndexes.class, ErasureConfiguration.class})
class OrderConsumerConfiguration {

    @Bean
    CustomerStatistics customerStatistics(MongoOperations mongo, IdGenerator ids) {
        return new CustomerStatistics(mongo, ids);
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderReceived(
            BatchListener listener, MongoOperations mongo, CustomerStatistics statistics, ErasedRecords erased) {
        return listener.batches(
                Exchanges.ORDERS_TO_RECORD,
                OrderReceived.class,
                new ErasedOrderFilter(erased, new OrderConsumer(new OrderRecords(mongo), statistics)));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequested(
            BatchListener listener, MongoOperations mongo, Erasures erasures, CustomerStatistics statistics) {
        return listener.batches(
                Exchanges.ORDERS_TO_ERASE,
                ErasureRequested.class,
                new ErasureConsumer(
                        erasures,
                        Exchanges.ORDERS_TO_ERASE,
                        new OrderErasureStep(new OrderErasure(mongo), erasures, statistics)));
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerRecorded(BatchListener listener, CustomerStatistics statistics) {
        return listener.batches(
                Exchanges.CUSTOMERS_TO_COUNT, CustomerRecorded.class, new RecordedCustomerConsumer(statistics));
    }
}
