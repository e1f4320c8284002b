package com.xenocrm.campaign.unsubscribe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;

import com.xenocrm.kit.security.HmacSha256;
import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Unsubscribe links, each for the recipient of one communication. A link consists of the communication's id and a
 * signature, so it is verified without stored data and never expires.
 */
public final class UnsubscribeLinks {

    /** Token of a link, without the punctuation that mail clients may append. */
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{1,400})\\.([0-9a-f]{32})[^A-Za-z0-9]*");

    private static final int SIGNATURE_BYTES = 16;

    private final List<SecretKey> keys;
    private final String base;

    private UnsubscribeLinks(List<SecretKey> keys, String base) {
        this.keys = keys;
        this.base = base;
    }

    /**
     * Creates links below this address; throws {@link InvalidSettingException} if a secret is missing, too short or
     * publicly known.
     *
     * @param secrets one secret, or several separated by commas during a rotation
     */
    static UnsubscribeLinks signedWith(String secrets, boolean local, URI publicUrl) {
        return new UnsubscribeLinks(
                UnsubscribeKeys.of(secrets, local),
                publicUrl.resolve("/unsubscribe/").toString());
    }

    /** Returns the unsubscribe link of a communication. */
    public String of(String communicationId) {
        byte[] id = communicationId.getBytes(StandardCharsets.UTF_8);
        return base + Base64.getUrlEncoder().withoutPadding().encodeToString(id) + "."
                + HexFormat.of().formatHex(signature(keys.getFirst(), id));
    }

    /** Returns the communication of a token, the last part of a link; empty if the signature is invalid. */
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
        return Arrays.copyOf(HmacSha256.of(key, id), SIGNATURE_BYTES);
    }
}
