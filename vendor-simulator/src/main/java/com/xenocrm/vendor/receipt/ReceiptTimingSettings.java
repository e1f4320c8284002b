package com.xenocrm.vendor.receipt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of delays, duplicates and losses of receipts.
 *
 * @param latency average latency of a receipt, exponentially distributed; receipts are posted at once if it is zero
 * @param delayedUpTo maximum of a further, uniformly distributed delay, which reorders receipts
 * @param duplicates share of receipts that are posted twice
 * @param dropped share of receipts that are never posted
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
