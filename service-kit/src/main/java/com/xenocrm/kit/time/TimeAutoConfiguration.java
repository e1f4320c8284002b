package com.xenocrm.kit.time;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Clock, stamps and identifiers. */
@AutoConfiguration
public class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Stamps stamps(Clock clock) {
        return new Stamps(clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids() {
        return Ids.random();
    }
}
