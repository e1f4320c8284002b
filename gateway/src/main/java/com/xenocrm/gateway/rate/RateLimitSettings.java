package com.xenocrm.gateway.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Requests a second; after a pause ten times as many at once. All replicas of the gateway count together.
 *
 * @param identity for each user or API key
 * @param address for each IP address
 * @param signIn for sign-ins from each IP address
 * @param receipts for delivery receipts from each IP address
 */
@ConfigurationProperties("crm.gateway.rate")
record RateLimitSettings(long identity, long address, long signIn, long receipts) {

    RateLimitSettings {
        SettingChecks.least("identity", identity, 1);
        SettingChecks.least("address", address, 1);
        SettingChecks.least("sign-in", signIn, 1);
        SettingChecks.least("receipts", receipts, 1);
    }
}
