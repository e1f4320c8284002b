package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

import com.xenocrm.contracts.Exchanges;
import com.xenocrm.contracts.ImportChunkStored;
import com.xenocrm.ingestion.imports.upload.ImportSettings;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.web.StreamedBodies;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
@EnableScheduling
class ImportsConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> importChunkStored(Inbox inbox, ChunkConsumer consumer) {
        return inbox.batches(Exchanges.CHUNKS_TO_IMPORT, ImportChunkStored.class, consumer);
    }

    @Bean
    StreamedBodies filesAreStreamed() {
        return new StreamedBodies(Set.of(ImportController.PATH));
    }
}
