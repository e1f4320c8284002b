package com.xenocrm.campaign.engagement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.xenocrm.kit.security.HmacSha256;

/**
 * Encrypts and authenticates text for a URL by AES-GCM. The nonce is derived from the text, so that the same text has the
 * same seal.
 */
final class LinkSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SOURCE_BYTES = 8;

    private final SecretKey secret;
    private final SecretKey cipherKey;

    LinkSeal(SecretKey secret) {
        this.secret = secret;
        this.cipherKey = new SecretKeySpec(HmacSha256.of(secret, "tracked links"), "AES");
    }

    /**
     * Returns the text as a token.
     *
     * @param kind kind of the text, which the token is valid for
     */
    String seal(String kind, String text) {
        byte[] nonce = Arrays.copyOf(HmacSha256.of(secret, "nonce\n" + kind + '\n' + text), NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, kind, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("AES-GCM encrypts every text"));
        byte[] token = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Returns the text of a token; empty for one that this seal did not make. */
    Optional<String> open(String kind, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length <= NONCE) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOfRange(bytes, NONCE, bytes.length);
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), kind, sealed)
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** Returns a keyed hash of an address, which cannot be compared with those of other communications. */
    String source(String communicationId, String address) {
        return HexFormat.of()
                .formatHex(Arrays.copyOf(
                        HmacSha256.of(secret, "source\n" + communicationId + '\n' + address), SOURCE_BYTES));
    }

    private Optional<byte[]> crypt(int mode, byte[] nonce, String kind, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(kind.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }
}
