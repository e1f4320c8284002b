package com.xenocrm.gateway.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Requests a second that a caller may keep up; ten times as many at once, when they were quiet before. All replicas of
 * the gateway count together.
 *
 * @param identity a user or an API key
 * @param address an IP address, whoever is behind it
 * @param signIn an IP address with sign-ins, which count on their own
 * @param receipts an IP address with delivery receipts, which count on their own
 */
@ConfigurationProperties("crm.gateway.rate")
record RateSettings(long identity, long address, long signIn, long receipts) {

    RateSettings {
        SettingChecks.least("identity", identity, 1);
        SettingChecks.least("address", address, 1);
        SettingChecks.least("sign-in", signIn, 1);
        SettingChecks.least("receipts", receipts, 1);
    }
}
