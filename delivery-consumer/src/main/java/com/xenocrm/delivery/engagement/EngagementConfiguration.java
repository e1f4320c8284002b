package com.xenocrm.delivery.engagement;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.campaigndata.engagement.EngagementLog;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.kit.messaging.BatchListener;

@Configuration(proxyBeanMethods = false)
class EngagementConfiguration {

    @Bean
    EngagementConsumer engagements(MongoOperations mongo, MessagePublisher publisher, Clock clock) {
        return new EngagementConsumer(new EngagementLog(mongo), new CustomerEngagement(mongo), publisher, clock);
    }

    @Bean
    Consumer<Message<List<byte[]>>> engagementReceived(BatchListener listener, EngagementConsumer engagements) {
        return listener.batches(Exchanges.ENGAGEMENTS_TO_RECORD, EngagementReceived.class, engagements);
    }
}
