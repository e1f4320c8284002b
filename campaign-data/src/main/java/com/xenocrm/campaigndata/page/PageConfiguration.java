package com.xenocrm.campaigndata.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Imports the repositories of pages and communications, with their indexes. */
@Configuration(proxyBeanMethods = false)
@Import({CommunicationLog.class, CampaignPages.class, PageRecount.class, PageTallies.class})
public class PageConfiguration {

    @Bean
    Migrations pageMigrations() {
        return Migrations.of(
                Migration.index(
                        "campaign-pages-0001-campaign",
                        CollectionIndex.on(
                                CollectionNames.CAMPAIGN_PAGES,
                                CampaignPageFields.CAMPAIGN_ID,
                                CampaignPageFields.PAGE)),
                Migration.index(
                        "communications-0001-page",
                        CollectionIndex.on(
                                CollectionNames.COMMUNICATIONS,
                                CommunicationFields.CAMPAIGN_ID,
                                CommunicationFields.PAGE)),
                Migration.index(
                        "communications-0002-customer",
                        CollectionIndex.on(
                                CollectionNames.COMMUNICATIONS,
                                CommunicationFields.CUSTOMER_ID,
                                CommunicationFields.CREATED_AT)),
                // Creates the index that holds all that the timeline of outcomes reads.
                Migration.index(
                        "communications-0003-outcome",
                        CollectionIndex.on(
                                CollectionNames.COMMUNICATIONS,
                                CommunicationFields.CAMPAIGN_ID,
                                CommunicationFields.STATUS,
                                CommunicationFields.SETTLED_AT)),
                // Creates the index of the pages that await receipts.
                Migration.index(
                        "campaign-pages-0002-pending",
                        CollectionIndex.on(CollectionNames.CAMPAIGN_PAGES, CampaignPageFields.PENDING)));
    }
}
