package com.xenocrm.kit.webhook;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Secrets that sign the vendor's receipts ({@code VENDOR_WEBHOOK_SECRET}, in the format of Standard Webhooks). There
 * are several during a rotation.
 */
public final class WebhookSecrets {

    /** Secret of local mode if the variable is not set; refused outside local mode. */
    public static final String LOCAL_DEFAULT = "whsec_eGVuby1jcm0gbG9jYWwgdmVuZG9yIHNlY3JldCE=";

    private static final String SETTING = "VENDOR_WEBHOOK_SECRET";
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;

    private WebhookSecrets() {}

    /**
     * Returns the secrets, the signing one first; throws {@link InvalidSettingException} if there is none, or one is
     * malformed or a published default.
     */
    public static List<String> of(String setting, boolean local) {
        String secrets = local && setting.isBlank() ? LOCAL_DEFAULT : setting.strip();
        return Stream.of(BETWEEN.split(secrets, -1))
                .map(secret -> usable(secret, local))
                .toList();
    }

    private static String usable(String secret, boolean local) {
        if (!secret.startsWith(PREFIX) || decodedLength(secret.substring(PREFIX.length())) < MIN_BYTES) {
            throw new InvalidSettingException(
                    SETTING, "must be set: whsec_ followed by at least %d bytes in base64".formatted(MIN_BYTES));
        }
        if (!local && secret.equals(LOCAL_DEFAULT)) {
            throw new InvalidSettingException(SETTING, "is a known default; set one of your own");
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
