package com.xenocrm.kit.settings;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret of this system alone for signatures.
 *
 * @param setting name of the environment variable
 * @param localDefault secret of local mode if the variable is not set; refused outside local mode
 */
public record SigningSecret(String setting, String localDefault) {

    private static final int MIN_BYTES = 32;
    private static final Set<String> GIVEN_AWAY =
            Set.of("change", "secret_key", "your_", "your-", "example", "default");

    /**
     * Returns the key; throws {@link InvalidSettingException} if the secret is missing, too short or a published
     * default.
     */
    public SecretKey key(String secret, boolean local) {
        if (local && secret.isBlank()) {
            return key(localDefault, true);
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new InvalidSettingException(
                    setting, "must have at least %d bytes; it has %d".formatted(MIN_BYTES, bytes.length));
        }
        if (!local && isKnown(secret)) {
            throw new InvalidSettingException(setting, "is a known default; set one of your own");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private boolean isKnown(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return secret.equals(localDefault) || GIVEN_AWAY.stream().anyMatch(lower::contains);
    }
}
