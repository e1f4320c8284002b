package com.xenocrm.ingestion.imports.chunk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class ChunkConfiguration {

    @Bean
    Migrations chunkMigrations() {
        return Migrations.of(
                Migration.index(
                        "import-chunks-0001-import",
                        CollectionIndex.on(
                                CollectionNames.IMPORT_CHUNKS,
                                ImportChunks.IMPORT_ID,
                                ImportChunks.DONE,
                                ImportChunks.NUMBER)),
                Migration.index(
                        "import-chunks-0002-expiry",
                        CollectionIndex.on(CollectionNames.IMPORT_CHUNKS, ImportChunks.EXPIRES_AT)
                                .asExpiring()));
    }
}
