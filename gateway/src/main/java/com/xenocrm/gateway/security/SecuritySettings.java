package com.xenocrm.gateway.security;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Origins of browsers' requests.
 *
 * @param frontendUrls where consoles are served from: browsers may call from there, with cookies
 */
@ConfigurationProperties("crm.gateway")
record SecuritySettings(List<URI> frontendUrls) {

    SecuritySettings {
        frontendUrls.forEach(url -> SettingChecks.url("frontend-urls", url));
    }
}
