package com.xenocrm.campaign.unsubscribe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SigningSecret;

/**
 * Links by which the recipient of one communication, and nobody else, unsubscribes. A link holds the communication's
 * id and our signature, so it is checked without a look at anything stored, and it is good for ever.
 */
public final class UnsubscribeLinks {

    private static final SigningSecret SECRET =
            new SigningSecret("UNSUBSCRIBE_SECRET", "local-mode-unsubscribe-secret-not-for-production");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    /** Mail clients add the punctuation behind a link to it. */
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{1,400})\\.([0-9a-f]{32})[^A-Za-z0-9]*");

    private static final int SIGNATURE_BYTES = 16;

    private final List<SecretKey> keys;
    private final String base;

    private UnsubscribeLinks(List<SecretKey> keys, String base) {
        this.keys = keys;
        this.base = base;
    }

    /**
     * Links below this address; an {@link InvalidSettingException} when a secret is missing, short or known to everybody.
     *
     * @param secrets one, or several with commas while one takes the place of another
     */
    static UnsubscribeLinks signedWith(String secrets, boolean local, URI publicUrl) {
        List<SecretKey> keys = Arrays.stream(BETWEEN.split(secrets.strip(), -1))
                .map(secret -> SECRET.key(secret, local))
                .toList();
        return new UnsubscribeLinks(keys, publicUrl.resolve("/unsubscribe/").toString());
    }

    /** Where the recipient of this communication unsubscribes. */
    public String of(String communicationId) {
        byte[] id = communicationId.getBytes(StandardCharsets.UTF_8);
        return base + Base64.getUrlEncoder().withoutPadding().encodeToString(id) + "."
                + HexFormat.of().formatHex(signature(keys.getFirst(), id));
    }

    /** The communication that this token, the last part of a link, was made for; empty when we have not made it. */
    Optional<String> communicationId(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            byte[] id = Base64.getUrlDecoder().decode(parts.group(1));
            byte[] shown = HexFormat.of().parseHex(parts.group(2));
            return keys.stream().anyMatch(key -> MessageDigest.isEqual(signature(key, id), shown))
                    ? Optional.of(new String(id, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] signature(SecretKey key, byte[] id) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(id), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
