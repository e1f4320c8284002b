package com.xenocrm.delivery.event;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.contracts.message.MessagePublisher;

@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    CommunicationEvents communicationEvents(MongoOperations mongo, MessagePublisher publisher, Clock clock) {
        return new CommunicationEvents(mongo, publisher, clock);
    }
}
