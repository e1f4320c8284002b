package com.xenocrm.campaign.engagement;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of tracked links.
 *
 * @param secret secret of unsubscribe links; of several, the first seals and all are accepted
 * @param publicUrl public URL of the gateway
 * @param local whether this is a local system, which accepts the published secret
 */
@ConfigurationProperties("crm.engagement")
record EngagementSettings(String secret, URI publicUrl, boolean local) {

    EngagementSettings {
        SettingChecks.url("public-url", publicUrl);
    }

    TrackingLinks links() {
        return TrackingLinks.sealedWith(secret, local, publicUrl);
    }
}
