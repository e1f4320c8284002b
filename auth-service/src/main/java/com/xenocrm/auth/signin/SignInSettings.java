package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * The code flow.
 *
 * @param clientSecret this client's secret at Google
 * @param authorizationUrl where people sign in
 * @param tokenUrl where a code becomes an ID token
 * @param callbackUrl where Google sends people back to
 * @param frontendUrls where the console is; the first is where people land
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
