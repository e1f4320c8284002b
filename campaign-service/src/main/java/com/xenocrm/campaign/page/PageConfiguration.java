package com.xenocrm.campaign.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    Migration pagesByCampaign() {
        return Migration.index(
                "campaign-pages-0001-campaign",
                CollectionIndex.on(
                        CollectionNames.CAMPAIGN_PAGES, CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE));
    }

    @Bean
    Migration communicationsByPage() {
        return Migration.index(
                "communications-0001-page",
                CollectionIndex.on(
                        CollectionNames.COMMUNICATIONS, CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE));
    }
}
