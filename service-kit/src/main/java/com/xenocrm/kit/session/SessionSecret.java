package com.xenocrm.kit.session;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.xenocrm.kit.settings.UnusableSettingException;

/** The secret that signs session tokens: {@code JWT_SECRET}. */
public final class SessionSecret {

    /** What local mode uses when nothing is set; refused everywhere else. */
    public static final String LOCAL_DEFAULT = "local-mode-session-secret-not-for-production";

    private static final String SETTING = "JWT_SECRET";
    private static final int MIN_BYTES = 32;
    private static final Set<String> GIVEN_AWAY =
            Set.of("change", "secret_key", "your_", "your-", "example", "default");

    private SessionSecret() {}

    /** The key, or an {@link UnusableSettingException} when the secret is missing, short or known to everybody. */
    public static SecretKey key(String secret, boolean local) {
        if (local && secret.isBlank()) {
            return key(LOCAL_DEFAULT, true);
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new UnusableSettingException(
                    SETTING, "must have at least %d bytes; it has %d".formatted(MIN_BYTES, bytes.length));
        }
        if (!local && isKnown(secret)) {
            throw new UnusableSettingException(SETTING, "is a known default; set one of your own");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static boolean isKnown(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return secret.equals(LOCAL_DEFAULT) || GIVEN_AWAY.stream().anyMatch(lower::contains);
    }
}
