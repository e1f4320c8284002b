package com.xenocrm.campaign.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/** Settings of the global rate limit.
 * @param maxSendRate most communications of all campaigns together per second; 0 for no limit
 */
@ConfigurationProperties("crm.pace")
record SendRateSettings(@DefaultValue("0") int maxSendRate) {

    SendRateSettings {
        SettingChecks.least("max-send-rate", maxSendRate, 0);
    }
}
