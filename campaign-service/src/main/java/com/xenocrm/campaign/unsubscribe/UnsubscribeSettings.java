package com.xenocrm.campaign.unsubscribe;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * What unsubscribe links are made of.
 *
 * @param secret what they are signed with, at least 32 bytes; of several, the first signs and all are believed
 * @param publicUrl where recipients reach the gateway
 * @param local on a developer's machine: the well-known secret will do
 */
@ConfigurationProperties("crm.unsubscribe")
record UnsubscribeSettings(String secret, URI publicUrl, boolean local) {

    UnsubscribeSettings {
        SettingChecks.url("public-url", publicUrl);
        UnsubscribeLinks.signedWith(secret, local, publicUrl);
    }

    UnsubscribeLinks links() {
        return UnsubscribeLinks.signedWith(secret, local, publicUrl);
    }
}
