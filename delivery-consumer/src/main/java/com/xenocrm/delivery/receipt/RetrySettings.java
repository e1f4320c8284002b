package com.xenocrm.delivery.receipt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.UnusableSettingException;

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
        if (maxAttempts < 1 || maxAttempts > 20) {
            throw new UnusableSettingException("MAX_ATTEMPTS", "must be from 1 to 20");
        }
        if (retryDelay.isNegative() || retryDelay.compareTo(Duration.ofHours(1)) > 0) {
            throw new UnusableSettingException("RETRY_DELAY", "must be from 0 to 1h");
        }
    }
}
