package com.xenocrm.kit.money;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Currency of all stored amounts. */
@AutoConfiguration
@EnableConfigurationProperties(MoneySettings.class)
public class MoneyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CurrencyUnit shopCurrency(MoneySettings settings) {
        return settings.shopCurrency();
    }
}
