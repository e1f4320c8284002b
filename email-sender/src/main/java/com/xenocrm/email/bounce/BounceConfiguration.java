package com.xenocrm.email.bounce;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.email.message.EmailMessages;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BounceSettings.class)
class BounceConfiguration {

    @Bean
    BounceReader bounceReader(
            BounceSettings settings,
            MongoOperations mongo,
            EmailMessages messages,
            MessagePublisher publisher,
            MeterRegistry meters,
            Clock clock) {
        BounceMetrics metrics = new BounceMetrics(meters);
        return new BounceReader(
                settings.uri().isEmpty() ? null : ImapServer.of(settings.uri()),
                new BounceReceipts(new SentEmails(mongo), messages, publisher, metrics, clock),
                metrics);
    }
}
