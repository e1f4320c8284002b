package com.xenocrm.campaign.engagement;

import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.message.MessagePublisher;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngagementSettings.class)
class EngagementConfiguration {

    /** Recipients wait for a picture or page meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    @Bean
    TrackingLinks trackingLinks(EngagementSettings settings) {
        return settings.links();
    }

    @Bean
    EngagementPublisher engagementPublisher(MessagePublisher publisher) {
        return new EngagementPublisher(publisher, LONGEST_WAIT);
    }
}
