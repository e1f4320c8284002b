package com.xenocrm.webhook.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import com.xenocrm.kit.web.Refusal;
import com.xenocrm.webhook.http.PermittedAddresses;

/** Check of the URLs of webhooks. The addresses of a host name are checked with each request, as they may change. */
class WebhookUrls {

    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    private final boolean privateNetwork;

    WebhookUrls(boolean privateNetwork) {
        this.privateNetwork = privateNetwork;
    }

    /** Returns the URL; throws a 400 for one that may not be posted to. */
    URI checked(String text) {
        URI url = parsed(text)
                .filter(this::isUsable)
                .orElseThrow(() -> Refusal.invalid(
                        "url",
                        privateNetwork
                                ? "must be an http or https URL without user and fragment, of at most 2000 characters"
                                : "must be an https URL without user and fragment, of at most 2000 characters"));
        if (!isPermitted(url.getHost())) {
            throw Refusal.invalid("url", "must not lead into the own network");
        }
        return url;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    ? Optional.empty()
                    : Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private boolean isUsable(URI url) {
        return ("https".equals(url.getScheme()) || (privateNetwork && "http".equals(url.getScheme())))
                && url.getHost() != null
                && url.getPort() <= LAST_PORT
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null;
    }

    /** A name that is no address may be permitted. */
    private boolean isPermitted(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return privateNetwork;
        }
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return PermittedAddresses.allowed(privateNetwork).matches(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            return true;
        }
    }
}
