package com.xenocrm.gateway.door;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Who may come from where.
 *
 * @param frontendUrls where consoles are served from: browsers may call from there, with cookies
 */
@ConfigurationProperties("crm.gateway")
record DoorSettings(List<URI> frontendUrls) {

    DoorSettings {
        frontendUrls.forEach(url -> SettingChecks.url("frontend-urls", url));
    }
}
