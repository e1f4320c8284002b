package com.xenocrm.gateway.security;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Origins of browsers' requests.
 *
 * @param frontendUrls where consoles are served from: browsers may call from there, with cookies
 * @param miniCrmOrigins origins of Mini CRM's client, which is answered in its own dialect
 */
@ConfigurationProperties("crm.gateway")
record SecuritySettings(
        List<URI> frontendUrls, @DefaultValue List<String> miniCrmOrigins) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://(?:[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?");
    private static final Pattern DEFAULT_PORT = Pattern.compile("http://.*:80|https://.*:443");
    private static final int LAST_PORT = 65_535;

    SecuritySettings {
        frontendUrls.forEach(url -> SettingChecks.url("frontend-urls", url));
        SettingChecks.that(
                miniCrmOrigins.stream().allMatch(SecuritySettings::isOrigin),
                "mini-crm-origins",
                "must be origins separated by commas, such as https://crm.example.com,http://localhost:5173, or empty");
    }

    /** Returns whether the text is an origin as browsers send it: lower case, without a default port or a path. */
    private static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches()
                && !DEFAULT_PORT.matcher(text).matches()
                && URI.create(text).getPort() <= LAST_PORT;
    }
}
