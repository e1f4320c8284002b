package com.xenocrm.campaign.lifecycle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.unset;

@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    @Bean
    Migrations campaignMigrations() {
        return Migrations.of(
                Migration.index(
                        "campaigns-0001-status", CollectionIndex.on(CollectionNames.CAMPAIGNS, CampaignFields.STATUS)),
                Migration.index(
                        "campaigns-0002-age",
                        CollectionIndex.on(CollectionNames.CAMPAIGNS, CampaignDocument.CREATED_AT)),
                Migration.index(
                        "campaigns-0004-status-age",
                        CollectionIndex.on(
                                CollectionNames.CAMPAIGNS, CampaignFields.STATUS, CampaignDocument.CREATED_AT, "_id")),
                Migration.index(
                        "campaigns-0003-launch",
                        CollectionIndex.on(CollectionNames.CAMPAIGNS, CampaignFields.LAUNCHED_AT)),
                Migration.index(
                        "campaigns-0006-template",
                        CollectionIndex.on(CollectionNames.CAMPAIGNS, CampaignContent.TEMPLATE_ID)
                                .asSparse()),
                Migration.index("campaigns-0007-events-due", DueEvents.index(CollectionNames.CAMPAIGNS)),
                new Migration(
                        "campaigns-0005-bounds",
                        "removes the last customer from campaigns whose audience is complete",
                        mongo -> mongo.getCollection(CollectionNames.CAMPAIGNS)
                                .updateMany(
                                        eq(CampaignFields.AUDIENCE_COMPLETE, true),
                                        unset(CampaignFields.LAST_CUSTOMER_ID))));
    }
}
