package com.xenocrm.delivery.timeout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of timeouts for receipts.
 *
 * @param receiptTimeout time without a receipt after which a communication counts as failed
 * @param receiptReminder time without a receipt after which the same attempt is requested again
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
