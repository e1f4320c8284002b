package com.xenocrm.campaign.unsubscribe;

import java.time.Clock;
import java.time.Duration;

import com.mongodb.client.MongoClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.mongo.TimeLimitedMongo;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribeSettings.class)
class UnsubscribeConfiguration {

    /** Time limit of a request: mail providers give up after a few seconds, and retry only after an answer. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

    @Bean
    UnsubscribeLinks unsubscribeLinks(UnsubscribeSettings settings) {
        return settings.links();
    }

    @Bean
    Unsubscriptions unsubscriptions(
            MongoClient client,
            MongoDatabaseFactory databases,
            MongoConverter converter,
            IdentifierHash hash,
            Clock clock) {
        MongoOperations mongo = TimeLimitedMongo.of(client, databases, converter, LONGEST_WAIT);
        return new Unsubscriptions(
                new CommunicationLog(mongo, clock),
                new CustomerIdentities(mongo),
                new Suppressions(mongo, hash, clock));
    }
}
