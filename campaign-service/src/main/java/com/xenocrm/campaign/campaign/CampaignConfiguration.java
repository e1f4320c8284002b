package com.xenocrm.campaign.campaign;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.campaign.paging.NewestFirst;
import com.xenocrm.contracts.CampaignFields;
import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    @Bean
    CollectionIndex campaignsByStatus() {
        return CollectionIndex.on(Collections.CAMPAIGNS, CampaignFields.STATUS);
    }

    @Bean
    CollectionIndex campaignsByAge() {
        return CollectionIndex.on(Collections.CAMPAIGNS, NewestFirst.CREATED_AT);
    }
}
