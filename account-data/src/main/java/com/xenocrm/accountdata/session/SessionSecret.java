package com.xenocrm.accountdata.session;

import javax.crypto.SecretKey;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SigningSecret;

/** The secret that signs session tokens: {@code JWT_SECRET}. */
public final class SessionSecret {

    /** What local mode uses when nothing is set; refused everywhere else. */
    public static final String LOCAL_DEFAULT = "local-mode-session-secret-not-for-production";

    private static final SigningSecret SECRET = new SigningSecret("JWT_SECRET", LOCAL_DEFAULT);

    private SessionSecret() {}

    /** The key, or an {@link InvalidSettingException} when the secret is missing, short or known to everybody. */
    public static SecretKey key(String secret, boolean local) {
        return SECRET.key(secret, local);
    }
}
