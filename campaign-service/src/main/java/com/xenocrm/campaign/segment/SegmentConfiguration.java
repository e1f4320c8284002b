package com.xenocrm.campaign.segment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.campaign.paging.NewestFirst;
import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {

    @Bean
    CollectionIndex segmentsByAge() {
        return CollectionIndex.on(Collections.SEGMENTS, NewestFirst.CREATED_AT);
    }
}
