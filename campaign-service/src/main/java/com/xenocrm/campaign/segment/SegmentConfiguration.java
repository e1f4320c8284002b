package com.xenocrm.campaign.segment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {

    @Bean
    Migrations segmentMigrations() {
        return Migrations.of(
                Migration.index("segments-0001-age", CollectionIndex.on(CollectionNames.SEGMENTS, Segments.CREATED_AT)),
                Migration.index(
                        "segments-0002-sizes-by-day",
                        CollectionIndex.on(CollectionNames.SEGMENT_SIZES, SegmentSizes.SEGMENT_ID, SegmentSizes.DAY)
                                .asUnique()),
                Migration.index(
                        "segments-0003-expired-sizes",
                        CollectionIndex.on(CollectionNames.SEGMENT_SIZES, SegmentSizes.EXPIRES_AT)
                                .asExpiring()));
    }
}
