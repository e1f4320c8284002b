package com.xenocrm.campaign.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    CollectionIndex pagesByCampaign() {
        return CollectionIndex.on(Collections.CAMPAIGN_PAGES, CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE);
    }

    @Bean
    CollectionIndex communicationsByPage() {
        return CollectionIndex.on(
                Collections.COMMUNICATIONS, CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE);
    }
}
