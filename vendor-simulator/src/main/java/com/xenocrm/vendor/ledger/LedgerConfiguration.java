package com.xenocrm.vendor.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    CollectionIndex messagesByCampaign() {
        return CollectionIndex.on(Ledger.COLLECTION, Ledger.CAMPAIGN_ID);
    }

    @Bean
    CollectionIndex messagesExpire() {
        return CollectionIndex.on(Ledger.COLLECTION, Ledger.EXPIRES_AT).asExpiring();
    }
}
