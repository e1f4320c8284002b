package com.xenocrm.campaigndata.tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.tracing.TracingAutoConfiguration;
import com.xenocrm.kit.tracing.TracingSettings;

/** Tracing of campaigns for services with a database. */
@AutoConfiguration(after = TracingAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
public class CampaignTracingAutoConfiguration {

    @Bean
    @Lazy
    CampaignTracing campaignTraces(MongoOperations mongo, ManualSpans traces, TracingSettings settings) {
        return new CampaignTracing(new CampaignTraceParents(mongo), traces, settings.recorded());
    }
}
