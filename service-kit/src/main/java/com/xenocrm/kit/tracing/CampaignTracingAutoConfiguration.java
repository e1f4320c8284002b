package com.xenocrm.kit.tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.core.MongoOperations;

/** For services with a database: who works for a campaign finds its trace there. */
@AutoConfiguration(after = TracingAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
public class CampaignTracingAutoConfiguration {

    @Bean
    @Lazy
    CampaignTracing campaignTraces(MongoOperations mongo, ManualSpans traces, TracingSettings settings) {
        return new CampaignTracing(new CampaignTraceParents(mongo), traces, settings.recorded());
    }
}
