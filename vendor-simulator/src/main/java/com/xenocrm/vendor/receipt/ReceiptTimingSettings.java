package com.xenocrm.vendor.receipt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * When receipts come, and which mishaps befall them on their way.
 *
 * @param latency how long a receipt takes on average; a few take much longer. None: receipts are posted at once
 * @param delayedUpTo receipts come later by anything up to this, so in no order
 * @param duplicates share of receipts that come twice
 * @param dropped share of receipts that never come
 */
@ConfigurationProperties("crm.vendor.receipts")
public record ReceiptTimingSettings(
        @DefaultValue("0s") Duration latency,
        @DefaultValue("0s") Duration delayedUpTo,
        @DefaultValue("0") double duplicates,
        @DefaultValue("0") double dropped) {

    public ReceiptTimingSettings {
        SettingChecks.time("latency", latency, "0s", "30d");
        SettingChecks.time("delayed-up-to", delayedUpTo, "0s", "30d");
        SettingChecks.share("duplicates", duplicates);
        SettingChecks.share("dropped", dropped);
    }
}
