package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * Settings of the authorization code flow.
 *
 * @param clientSecret secret of the OAuth client at Google
 * @param authorizationUrl Google's authorization endpoint
 * @param tokenUrl Google's token endpoint
 * @param callbackUrl redirect URI of this system
 * @param frontendUrls origins of the console; the first is the target after a sign-in
 */
@ConfigurationProperties("crm.sign-in")
record SignInSettings(
        String clientSecret, URI authorizationUrl, URI tokenUrl, URI callbackUrl, List<URI> frontendUrls) {

    SignInSettings {
        SettingChecks.that(
                !clientSecret.isBlank(),
                "client-secret",
                "is missing: the secret of this system's OAuth client at Google");
        SettingChecks.url("authorization-url", authorizationUrl);
        SettingChecks.url("token-url", tokenUrl);
        SettingChecks.url("callback-url", callbackUrl);
        frontendUrls.forEach(url -> SettingChecks.url("frontend-urls", url));
    }

    URI home() {
        return frontendUrls.getFirst();
    }

    URI refused() {
        String home = home().toString();
        return URI.create((home.endsWith("/") ? home : home + "/") + "login?error=auth_failed");
    }
}
