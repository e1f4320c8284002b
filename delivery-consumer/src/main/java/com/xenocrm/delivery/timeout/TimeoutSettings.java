package com.xenocrm.delivery.timeout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * How patient the system is.
 *
 * @param receiptTimeout how long the vendor may say nothing of a communication before it counts as failed
 * @param receiptReminder how long before it is asked for once more, under the same attempt
 */
@ConfigurationProperties("crm.delivery")
public record TimeoutSettings(
        @DefaultValue("24h") Duration receiptTimeout,
        @DefaultValue("6h") Duration receiptReminder) {

    public TimeoutSettings {
        SettingChecks.time("receipt-timeout", receiptTimeout, "10s", "365d");
        SettingChecks.time("receipt-reminder", receiptReminder, "1s", "365d");
    }
}
