package com.xenocrm.kit.money;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the shop's currency.
 *
 * @param currency code of ISO 4217
 */
@ConfigurationProperties("crm")
record MoneySettings(@DefaultValue("USD") String currency) {

    MoneySettings {
        SettingChecks.that(
                CurrencyUnit.of(currency).isPresent(), "currency", "must be an ISO 4217 currency code such as USD");
    }

    CurrencyUnit shopCurrency() {
        return CurrencyUnit.of(currency).orElseThrow();
    }
}
