package com.xenocrm.delivery.receipt;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of batches of messages; the binder reads the same settings.
 *
 * @param batchSize most messages in a batch
 * @param batchWait longest wait for the next message of a batch, in milliseconds
 */
@ConfigurationProperties("crm.delivery")
record BatchSettings(
        @DefaultValue("20") int batchSize,
        @DefaultValue("20") long batchWait) {

    BatchSettings {
        SettingChecks.range("batch-size", batchSize, 1, 1_000);
        SettingChecks.range("batch-wait", batchWait, 1, 10_000);
    }
}
