package com.xenocrm.webhook.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SettingChecks;

/**
 * Vendor to which communications are posted.
 *
 * @param url where they are posted; empty for no vendor
 * @param signingSecret secrets that sign each request, {@code whsec_} and at least 24 bytes in base64, separated by commas
 * @param authorization value of the header {@code Authorization}; empty for none
 * @param privateNetwork whether the vendor may be in the own network, and be spoken to without TLS
 * @param batchSize most communications in a request; 1 for one, which is then not in a list
 * @param connections how many connections are kept, each for one request at a time
 * @param timeout how long a request may take until the end of its answer
 */
@ConfigurationProperties("crm.vendor")
public record WebhookSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String signingSecret,
        @DefaultValue("") String authorization,
        @DefaultValue("false") boolean privateNetwork,
        @DefaultValue("1") int batchSize,
        @DefaultValue("8") int connections,
        @DefaultValue("30s") Duration timeout) {

    private static final int MOST_IN_A_BATCH = 100;
    private static final int LAST_PORT = 65_535;

    public WebhookSettings {
        SettingChecks.that(
                url.isEmpty() || isUsable(url, privateNetwork),
                "url",
                "must be an https URL without user and fragment; with VENDOR_PRIVATE_NETWORK=true it may be http");
        if (!authorization.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new InvalidSettingException("VENDOR_AUTHORIZATION", "must be one line of ASCII");
        }
        SettingChecks.range("batch-size", batchSize, 1, MOST_IN_A_BATCH);
        SettingChecks.range("connections", connections, 1, 100);
        SettingChecks.time("timeout", timeout, "1s", "5m");
    }

    /** Returns whether there is a vendor. */
    public boolean isConfigured() {
        return !url.isEmpty();
    }

    private static boolean isUsable(String text, boolean http) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || (http && "http".equals(uri.getScheme())))
                    && uri.getHost() != null
                    && uri.getPort() <= LAST_PORT
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Never shows the secrets, of which the URL may be one. */
    @Override
    public String toString() {
        return "WebhookSettings[batchSize=%d, connections=%d, timeout=%s]".formatted(batchSize, connections, timeout);
    }
}
