package com.xenocrm.campaign.unsubscribe;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of unsubscribe links.
 *
 * @param secret secret of at least 32 bytes; of several, the first signs and all are accepted
 * @param publicUrl public URL of the gateway
 * @param local whether this is a local system, which accepts the published secret
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
