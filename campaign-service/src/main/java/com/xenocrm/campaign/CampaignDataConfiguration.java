package com.xenocrm.campaign;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.erasure.CampaignDataErasure;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.campaigndata.page.PageConfiguration;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.customerdata.audience.AudienceIndexes;
import com.xenocrm.customerdata.erasure.ErasureConfiguration;

/** Imports the repositories that this service shares with others. */
@Configuration(proxyBeanMethods = false)
@Import({
    AudienceIndexes.class,
    PageConfiguration.class,
    SuppressionConfiguration.class,
    ErasureConfiguration.class,
    CampaignDataErasure.class,
    RetryTransitions.class,
    CampaignCompletion.class,
    Senders.class
})
class CampaignDataConfiguration {

    @Bean
    CommunicationEvents communicationEvents(MongoOperations mongo, MessagePublisher publisher, Clock clock) {
        return new CommunicationEvents(mongo, publisher, clock);
    }
}
