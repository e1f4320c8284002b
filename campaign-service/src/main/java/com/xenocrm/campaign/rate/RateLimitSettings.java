package com.xenocrm.campaign.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * @param maxSendRate how many communications of all campaigns together may go out in a second; 0 for no limit
 */
@ConfigurationProperties("crm.pace")
record RateLimitSettings(@DefaultValue("0") int maxSendRate) {

    RateLimitSettings {
        SettingChecks.least("max-send-rate", maxSendRate, 0);
    }
}
