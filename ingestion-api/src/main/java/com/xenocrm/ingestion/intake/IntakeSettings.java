package com.xenocrm.ingestion.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the back-pressure on ingestion.
 *
 * @param queueLimit number of messages (of up to 100 records) in one queue from which requests are refused
 */
@ConfigurationProperties("crm.intake")
record IntakeSettings(@DefaultValue("20000") long queueLimit) {

    IntakeSettings {
        SettingChecks.least("queue-limit", queueLimit, 1);
    }
}
