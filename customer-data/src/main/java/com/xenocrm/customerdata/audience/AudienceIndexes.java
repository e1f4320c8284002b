package com.xenocrm.customerdata.audience;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Indexes of customers for the fields that rules query. */
@Configuration(proxyBeanMethods = false)
public class AudienceIndexes {

    @Bean
    Migrations audienceMigrations() {
        return Migrations.of(
                Migration.index(
                        "audience-0001-spend",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.TOTAL_SPEND)),
                Migration.index(
                        "audience-0002-visits",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.VISITS_COUNT)),
                Migration.index(
                        "audience-0003-activity",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.LAST_ACTIVE_AT)),
                Migration.index(
                        "audience-0004-name", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.NAME)),
                Migration.index(
                        "audience-0005-phone",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.PHONE)
                                .asSparse()),
                // Creates the index of every attribute, whatever its name.
                Migration.index(
                        "audience-0006-attribute",
                        CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.ATTRIBUTES + ".$**")),
                Migration.index(
                        "audience-0007-tag", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.TAGS)),
                Migration.index(
                        "audience-0008-age", CollectionIndex.on(CustomerFields.COLLECTION, CustomerFields.CREATED_AT)),
                engagement("audience-0009-open", CustomerFields.LAST_OPENED_AT),
                engagement("audience-0010-click", CustomerFields.LAST_CLICKED_AT),
                engagement("audience-0011-received", CustomerFields.RECEIVED_CAMPAIGN),
                engagement("audience-0012-opened", CustomerFields.OPENED_CAMPAIGN),
                engagement("audience-0013-clicked", CustomerFields.CLICKED_CAMPAIGN));
    }

    /** Leaves out customers without the field, who are most. */
    private static Migration engagement(String id, String field) {
        return Migration.index(
                id, CollectionIndex.on(CustomerFields.COLLECTION, field).asSparse());
    }
}
