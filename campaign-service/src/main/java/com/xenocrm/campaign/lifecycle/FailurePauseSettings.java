package com.xenocrm.campaign.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the pause because of failures.
 *
 * @param pauseAtFailures share of failures beyond which a campaign is paused; 0 for never
 */
@ConfigurationProperties("crm")
record FailurePauseSettings(@DefaultValue("0.5") double pauseAtFailures) {

    FailurePauseSettings {
        SettingChecks.share("pause-at-failures", pauseAtFailures);
    }
}
