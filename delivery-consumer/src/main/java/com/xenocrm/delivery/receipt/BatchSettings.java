package com.xenocrm.delivery.receipt;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * How much of the queue is handled at once; the binder reads the same two.
 *
 * @param batchSize messages that one bulk write applies
 * @param batchWait milliseconds that a batch waits for its next message
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
