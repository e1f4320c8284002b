package com.xenocrm.campaign.unsubscribe;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SigningSecret;

/** Keys of links in messages. */
public final class UnsubscribeKeys {

    private static final SigningSecret SECRET =
            new SigningSecret("UNSUBSCRIBE_SECRET", "local-mode-unsubscribe-secret-not-for-production");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    private UnsubscribeKeys() {}

    /**
     * Returns a key for each secret; throws {@link InvalidSettingException} if one is missing, too short or publicly
     * known.
     *
     * @param secrets one secret, or several separated by commas during a rotation
     */
    public static List<SecretKey> of(String secrets, boolean local) {
        return Arrays.stream(BETWEEN.split(secrets.strip(), -1))
                .map(secret -> SECRET.key(secret, local))
                .toList();
    }
}
