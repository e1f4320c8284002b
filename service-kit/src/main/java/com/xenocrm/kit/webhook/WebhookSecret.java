package com.xenocrm.kit.webhook;

import java.util.Base64;

import com.xenocrm.kit.settings.UnusableSettingException;

/** The secret that signs the vendor's receipts: {@code VENDOR_WEBHOOK_SECRET}, as Standard Webhooks writes it. */
public final class WebhookSecret {

    /** What local mode uses when nothing is set; refused everywhere else. */
    public static final String LOCAL_DEFAULT = "whsec_eGVuby1jcm0gbG9jYWwgdmVuZG9yIHNlY3JldCE=";

    private static final String SETTING = "VENDOR_WEBHOOK_SECRET";
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;

    private WebhookSecret() {}

    /** The secret to use, or an {@link UnusableSettingException} when it is missing, malformed or known to everybody. */
    public static String of(String secret, boolean local) {
        if (local && secret.isBlank()) {
            return LOCAL_DEFAULT;
        }
        if (!secret.startsWith(PREFIX) || decodedLength(secret.substring(PREFIX.length())) < MIN_BYTES) {
            throw new UnusableSettingException(
                    SETTING, "must be set: whsec_ followed by at least %d bytes in base64".formatted(MIN_BYTES));
        }
        if (!local && secret.equals(LOCAL_DEFAULT)) {
            throw new UnusableSettingException(SETTING, "is a known default; set one of your own");
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
