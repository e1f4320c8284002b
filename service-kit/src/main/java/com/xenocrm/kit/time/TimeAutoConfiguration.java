package com.xenocrm.kit.time;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Beans for clock, versions, identifiers and quiet hours. */
@AutoConfiguration
@EnableConfigurationProperties(TimeSettings.class)
public class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    VersionClock stamps(Clock clock) {
        return new VersionClock(clock);
    }

    @Bean
    @ConditionalOnMissingBean
    IdGenerator ids() {
        return IdGenerator.random();
    }

    @Bean
    @ConditionalOnMissingBean
    QuietHours quietHours(TimeSettings settings) {
        return settings.hours();
    }
}
