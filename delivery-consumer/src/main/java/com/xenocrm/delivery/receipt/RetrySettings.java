package com.xenocrm.delivery.receipt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * How failures that may pass are met.
 *
 * @param maxAttempts how often a communication is tried before it has failed, the first time included
 * @param retryDelay how long the second attempt waits, more or less; each further one waits twice as long
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
