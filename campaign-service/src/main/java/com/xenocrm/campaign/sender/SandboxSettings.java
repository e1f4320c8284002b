package com.xenocrm.campaign.sender;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Where the e-mails of the mail sandbox are read.
 *
 * @param url base URL of the sandbox; empty where e-mails reach real people
 */
@ConfigurationProperties("crm.mail-sandbox")
record SandboxSettings(@DefaultValue("") String url) {

    SandboxSettings {
        if (!url.isEmpty()) {
            SettingChecks.url("url", url);
        }
    }
}
