package com.xenocrm.ingestion.imports.chunk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class ChunkConfiguration {

    @Bean
    CollectionIndex chunksOfAnImport() {
        return CollectionIndex.on(
                Collections.IMPORT_CHUNKS, ImportChunks.IMPORT_ID, ImportChunks.DONE, ImportChunks.NUMBER);
    }

    @Bean
    CollectionIndex chunksExpire() {
        return CollectionIndex.on(Collections.IMPORT_CHUNKS, ImportChunks.EXPIRES_AT)
                .asExpiring();
    }
}
