package com.xenocrm.email.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.email.EmailWorld;

import static org.assertj.core.api.Assertions.assertThat;

/** Verifies signatures with the public key, by RFC 6376. */
class DkimSigningTest {

    private static final KeyPair KEYS = keys(2_048);

    @Test
    void verifiesWithThePublicKey() throws Exception {
        String source = source(messages("mail.shop.example").of(EmailWorld.email("ann")));

        Map<String, String> tags = tags(source);

        assertThat(tags)
                .containsEntry("a", "rsa-sha256")
                .containsEntry("c", "relaxed/relaxed")
                .containsEntry("d", "mail.shop.example")
                .containsEntry("s", "crm2026");
        assertThat(tags.get("bh")).isEqualTo(bodyHash(source));
        assertThat(isSigned(source)).isTrue();
    }

    @Test
    void signsForTheDomainOfTheSender() throws Exception {
        String source = source(messages("").of(EmailWorld.email("ann")));

        assertThat(tags(source)).containsEntry("d", "shop.example");
    }

    @Test
    void coversEveryHeaderThatMatters() throws Exception {
        String source = source(messages("").of(EmailWorld.email("ann")));

        assertThat(tags(source).get("h").toLowerCase(Locale.ROOT).split(":", -1))
                .contains(
                        "from",
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "reply-to",
                        "mime-version",
                        "content-type",
                        "list-unsubscribe",
                        "list-unsubscribe-post");
    }

    @Test
    void noticesAChange() throws Exception {
        String source = source(messages("").of(EmailWorld.email("ann")));

        assertThat(isSigned(source.replace("Subject: Hello", "Subject: Hallo"))).isFalse();
        assertThat(isSigned(source.replace("unsubscribe/t1", "unsubscribe/t2"))).isFalse();
        assertThat(bodyHash(source.replace("Hi ann", "Hi bob")))
                .isNotEqualTo(tags(source).get("bh"));
    }

    @Test
    void keepsTheIdentityAndTheEnvelope() throws Exception {
        SMTPMessage signed = messages("").of(EmailWorld.email("ann"));

        String token = EmailWorld.TOKENS.of("c1:ann#1");
        assertThat(source(signed)).contains("\r\nMessage-ID: <" + token + "@shop.example>\r\n");
        assertThat(signed.getEnvelopeFrom()).isEqualTo("bounces+" + token + "@mail.shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no key", "aGVsbG8=", "-----BEGIN PRIVATE KEY-----\naGVsbG8=\n-----END PRIVATE KEY-----"})
    void refusesWhatIsNoKey(String text) {
        assertThat(DkimSigning.isKey(text)).isFalse();
    }

    @Test
    void takesAKeyInOneLineAndRefusesAShortOne() {
        assertThat(DkimSigning.isKey(pem(KEYS).replace("\n", "\\n"))).isTrue();
        assertThat(DkimSigning.isKey(pem(keys(512)))).isFalse();
    }

    private static EmailMessages messages(String domain) throws Exception {
        return new EmailMessages(
                new MailSettings(
                        "Shop <news@shop.example>",
                        "help@shop.example",
                        "bounces@mail.shop.example",
                        "",
                        Duration.ofMinutes(5)),
                EmailWorld.TOKENS,
                new DkimSettings(domain, "crm2026", pem(KEYS)),
                Clock.fixed(EmailWorld.NOW, ZoneOffset.UTC));
    }

    private static KeyPair keys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String source(SMTPMessage email) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        email.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static boolean isSigned(String source) throws Exception {
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
        signature.initVerify(KEYS.getPublic());
        signature.update(signed.toString().getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    private static String bodyHash(String source) throws Exception {
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

    private static Map<String, String> tags(String source) {
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
