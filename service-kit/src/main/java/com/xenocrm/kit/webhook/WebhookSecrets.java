package com.xenocrm.kit.webhook;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Secrets that sign what is posted, in the format of Standard Webhooks. There are several during a rotation.
 */
public final class WebhookSecrets {

    /** Secret of local mode if the variable is not set; refused outside local mode. */
    public static final String LOCAL_DEFAULT = "whsec_eGVuby1jcm0gbG9jYWwgdmVuZG9yIHNlY3JldCE=";

    /** Variable with the secrets that sign the vendor's receipts. */
    public static final String OF_RECEIPTS = "VENDOR_WEBHOOK_SECRET";

    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;

    private WebhookSecrets() {}

    /**
     * Returns the secrets, the signing one first; throws {@link InvalidSettingException} if there is none, or one is
     * malformed or a published default.
     *
     * @param setting name of the environment variable
     */
    public static List<String> of(String setting, String value, boolean local) {
        String secrets = local && value.isBlank() ? LOCAL_DEFAULT : value.strip();
        return Stream.of(BETWEEN.split(secrets, -1))
                .map(secret -> usable(setting, secret, local))
                .toList();
    }

    private static String usable(String setting, String secret, boolean local) {
        if (!secret.startsWith(PREFIX) || decodedLength(secret.substring(PREFIX.length())) < MIN_BYTES) {
            throw new InvalidSettingException(
                    setting, "must be set: whsec_ followed by at least %d bytes in base64".formatted(MIN_BYTES));
        }
        if (!local && secret.equals(LOCAL_DEFAULT)) {
            throw new InvalidSettingException(setting, "is a known default; set one of your own");
        }
        return secret;
    }

    private static int decodedLength(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
