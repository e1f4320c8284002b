package com.xenocrm.ingestion.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * How much may wait.
 *
 * @param queueLimit messages (of up to 100 records) in one queue; beyond it nothing is taken
 */
@ConfigurationProperties("crm.intake")
record IntakeSettings(@DefaultValue("20000") long queueLimit) {

    IntakeSettings {
        SettingChecks.least("queue-limit", queueLimit, 1);
    }
}
