package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

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
        String clientSecret, URI authorizationUrl, URI tokenUrl, URI callbackUrl, List<String> frontendUrls) {

    URI home() {
        return URI.create(frontendUrls.getFirst());
    }

    URI refused() {
        String home = frontendUrls.getFirst();
        return URI.create((home.endsWith("/") ? home : home + "/") + "login?error=auth_failed");
    }
}
