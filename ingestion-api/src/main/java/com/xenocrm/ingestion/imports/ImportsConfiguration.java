package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.ingestion.imports.upload.ImportSettings;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.stream.EventStreams;
import com.xenocrm.kit.web.StreamingRoutes;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
@EnableScheduling
class ImportsConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> importChunkStored(BatchListener listener, ChunkConsumer consumer) {
        return listener.batches(Exchanges.CHUNKS_TO_IMPORT, ImportChunkStored.class, consumer);
    }

    @Bean
    StreamingRoutes filesAreStreamed() {
        return new StreamingRoutes(Set.of(ImportController.PATH));
    }

    @Bean
    EventStreams eventStreams() {
        return new EventStreams();
    }
}
