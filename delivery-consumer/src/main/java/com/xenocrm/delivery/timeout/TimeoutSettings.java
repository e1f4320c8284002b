package com.xenocrm.delivery.timeout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.UnusableSettingException;

/**
 * How patient the system is.
 *
 * @param receiptTimeout how long the vendor may say nothing of a communication before it counts as failed
 */
@ConfigurationProperties("crm.delivery")
public record TimeoutSettings(@DefaultValue("24h") Duration receiptTimeout) {

    private static final Duration SHORTEST = Duration.ofSeconds(10);

    public TimeoutSettings {
        if (receiptTimeout.compareTo(SHORTEST) < 0) {
            throw new UnusableSettingException("RECEIPT_TIMEOUT", "must be 10s or more");
        }
    }
}
