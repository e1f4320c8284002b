package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.kit.settings.Check;

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
        Check.that(
                !clientSecret.isBlank(),
                "client-secret",
                "is missing: the secret of this system's OAuth client at Google");
        Check.url("authorization-url", authorizationUrl);
        Check.url("token-url", tokenUrl);
        Check.url("callback-url", callbackUrl);
        frontendUrls.forEach(url -> Check.url("frontend-urls", url));
    }

    URI home() {
        return frontendUrls.getFirst();
    }

    URI refused() {
        String home = home().toString();
        return URI.create((home.endsWith("/") ? home : home + "/") + "login?error=auth_failed");
    }
}
