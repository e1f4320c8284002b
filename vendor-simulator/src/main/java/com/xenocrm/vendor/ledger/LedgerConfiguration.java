package com.xenocrm.vendor.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Migrations ledgerMigrations() {
        return Migrations.of(
                Migration.index(
                        "vendor-messages-0001-campaign",
                        CollectionIndex.on(VendorLedger.COLLECTION, VendorLedger.CAMPAIGN_ID)),
                Migration.index(
                        "vendor-messages-0002-expiry",
                        CollectionIndex.on(VendorLedger.COLLECTION, VendorLedger.EXPIRES_AT)
                                .asExpiring()));
    }
}
