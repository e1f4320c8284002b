package com.xenocrm.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys of DKIM signatures, which it verifies by RFC 6376, for relaxed canonicalization. */
public final class DkimKeys {

    private final KeyPair pair;

    public DkimKeys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the private key. */
    public String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Returns whether the signature of an e-mail is that of its header by this key; {@link #bodyHash} is for the body. */
    public boolean haveSigned(String source) throws Exception {
        Map<String, String> tags = tags(source);
        List<String> left = new ArrayList<>(headers(source));
        StringBuilder signed = new StringBuilder();
        for (String name : tags.get("h").split(":", -1)) {
            left.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .reduce((_, last) -> last)
                    .ifPresent(header -> {
                        left.remove(header);
                        signed.append(relaxed(header)).append("\r\n");
                    });
        }
        signed.append(relaxed(signature(source)).replaceFirst("(?<=[;\\s])b=[^;]*", "b="));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update(signed.toString().getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    /** Returns the hash that the tag {@code bh} must have. */
    public static String bodyHash(String source) throws Exception {
        String body = source.substring(source.indexOf("\r\n\r\n") + 4)
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" (?=\r\n)", "")
                .replaceFirst("(\r\n)*$", "\r\n");
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> headers(String source) {
        return List.of(source.substring(0, source.indexOf("\r\n\r\n")).split("\r\n(?![ \\t])", -1));
    }

    private static String signature(String source) {
        return headers(source).stream()
                .filter(header -> header.startsWith("DKIM-Signature:"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the tags of the signature. */
    public static Map<String, String> tags(String source) {
        String value = signature(source).substring("DKIM-Signature:".length()).replaceAll("\\s", "");
        return Stream.of(value.split(";", -1))
                .filter(tag -> !tag.isEmpty())
                .map(tag -> tag.split("=", 2))
                .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1]));
    }

    private static String relaxed(String header) {
        String[] parts = header.split(":", 2);
        return parts[0].toLowerCase(Locale.ROOT).strip()
                + ":"
                + parts[1].replaceAll("\r\n", "").replaceAll("[ \\t]+", " ").strip();
    }
}
