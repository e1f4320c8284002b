package com.xenocrm.kit.mongo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.WriteConcern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Configuration of MongoDB: short timeouts, majority writes, text identifiers. */
@AutoConfiguration(before = DataMongoAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
public class MongoKitAutoConfiguration {

    private static final int SERVER_SELECTION_MILLIS = 2_000;
    private static final int CONNECT_MILLIS = 1_500;
    private static final int HEARTBEAT_MILLIS = 1_000;

    /**
     * Sets timeouts and write concern.
     *
     * @param operationTimeout longest time for one operation with its retries; 0 for no limit
     */
    @Bean
    MongoClientSettingsBuilderCustomizer crmMongoClientSettings(
            @Value("${crm.mongo.operation-timeout:0}") Duration operationTimeout) {
        return settings -> {
            HungServerInterrupter interrupter = new HungServerInterrupter();
            settings.writeConcern(WriteConcern.MAJORITY)
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS))
                    .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)
                            .addServerMonitorListener(interrupter))
                    .addCommandListener(interrupter);
            if (operationTimeout.isPositive()) {
                settings.timeout(operationTimeout.toMillis(), TimeUnit.MILLISECONDS);
            }
        };
    }

    @Bean
    MappingMongoConverter textIdConverter(MongoMappingContext mappings, MongoCustomConversions conversions) {
        return TextIdConverter.of(mappings, conversions);
    }
}
