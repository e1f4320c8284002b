package com.xenocrm.delivery.receipt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of retries.
 *
 * @param maxAttempts most attempts at a communication, including the first
 * @param retryDelay approximate delay of the second attempt; doubles with each further attempt
 */
@ConfigurationProperties("crm.delivery")
record RetrySettings(
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("2s") Duration retryDelay) {

    RetrySettings {
        SettingChecks.range("max-attempts", maxAttempts, 1, 20);
        SettingChecks.time("retry-delay", retryDelay, "0s", "1h");
    }
}
