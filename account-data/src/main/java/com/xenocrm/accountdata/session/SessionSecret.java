package com.xenocrm.accountdata.session;

import javax.crypto.SecretKey;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SigningSecret;

/** Secret that signs session tokens: {@code JWT_SECRET}. */
public final class SessionSecret {

    /** Secret of local mode if none is set; refused outside local mode. */
    static final String LOCAL_DEFAULT = "local-mode-session-secret-not-for-production";

    private static final SigningSecret SECRET = new SigningSecret("JWT_SECRET", LOCAL_DEFAULT);

    private SessionSecret() {}

    /** Returns the key; throws {@link InvalidSettingException} if the secret is missing, too short or published. */
    public static SecretKey key(String secret, boolean local) {
        return SECRET.key(secret, local);
    }
}
