package com.xenocrm.campaign;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.erasure.CampaignDataErasure;
import com.xenocrm.campaigndata.page.PageConfiguration;
import com.xenocrm.campaigndata.sender.Senders;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
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
class CampaignDataConfiguration {}
