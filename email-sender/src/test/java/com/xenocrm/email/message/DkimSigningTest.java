package com.xenocrm.email.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.email.DkimKeys;
import com.xenocrm.email.EmailWorld;

import static org.assertj.core.api.Assertions.assertThat;

/** Verifies signatures with the public key, by RFC 6376. */
class DkimSigningTest {

    private static final DkimKeys KEYS = new DkimKeys(2_048);

    @Test
    void verifiesWithThePublicKey() throws Exception {
        String source = source(messages("mail.shop.example").of(EmailWorld.email("ann")));

        Map<String, String> tags = DkimKeys.tags(source);

        assertThat(tags)
                .containsEntry("a", "rsa-sha256")
                .containsEntry("c", "relaxed/relaxed")
                .containsEntry("d", "mail.shop.example")
                .containsEntry("s", "crm2026");
        assertThat(tags.get("bh")).isEqualTo(DkimKeys.bodyHash(source));
        assertThat(KEYS.haveSigned(source)).isTrue();
    }

    @Test
    void signsForTheDomainOfTheSender() throws Exception {
        String source = source(messages("").of(EmailWorld.email("ann")));

        assertThat(DkimKeys.tags(source)).containsEntry("d", "shop.example");
    }

    @Test
    void coversEveryHeaderThatMatters() throws Exception {
        String source = source(messages("").of(EmailWorld.email("ann")));

        assertThat(DkimKeys.tags(source).get("h").toLowerCase(Locale.ROOT).split(":", -1))
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

        assertThat(KEYS.haveSigned(source.replace("Subject: Hello", "Subject: Hallo")))
                .isFalse();
        assertThat(KEYS.haveSigned(source.replace("unsubscribe/t1", "unsubscribe/t2")))
                .isFalse();
        assertThat(DkimKeys.bodyHash(source.replace("Hi ann", "Hi bob")))
                .isNotEqualTo(DkimKeys.tags(source).get("bh"));
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
        assertThat(DkimSigning.isKey(KEYS.pem().replace("\n", "\\n"))).isTrue();
        assertThat(DkimSigning.isKey(new DkimKeys(512).pem())).isFalse();
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
                new DkimSettings(domain, "crm2026", KEYS.pem()),
                Clock.fixed(EmailWorld.NOW, ZoneOffset.UTC));
    }

    private static String source(SMTPMessage email) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        email.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
