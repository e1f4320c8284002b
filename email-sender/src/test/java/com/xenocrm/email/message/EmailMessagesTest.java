package com.xenocrm.email.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.attempt.AttemptTokens;
import com.xenocrm.kit.security.Sha256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmailMessagesTest {

    private static final Clock CLOCK = Clock.fixed(EmailWorld.NOW, java.time.ZoneOffset.UTC);

    private final EmailMessages messages = messages("Müller, \"Shop\" Ltd <news@müller.example>");

    @Test
    void haveEveryHeaderThatMailboxProvidersAskFor() throws Exception {
        MimeMessage email = sent(messages.of(EmailWorld.email("ann")));

        assertThat(email.getFrom()[0].toString())
                .isEqualTo("=?UTF-8?Q?M=C3=BCller=2C_=22Shop=22_Ltd?= <news@xn--mller-kva.example>");
        assertThat(email.getReplyTo()[0].toString()).isEqualTo("help@shop.example");
        assertThat(email.getAllRecipients()[0].toString()).isEqualTo("ann@example.com");
        assertThat(email.getSubject()).isEqualTo("Hello ann");
        assertThat(email.getMessageID()).matches("<[0-9a-f]{32}@xn--mller-kva\\.example>");
        assertThat(email.getHeader("List-Unsubscribe")).containsExactly("<https://crm.example/unsubscribe/t1>");
        assertThat(email.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(email.getHeader("Feedback-ID")).containsExactly("c1:email:xn--mller-kva.example");
        assertThat(email.getSentDate()).isEqualTo(EmailWorld.NOW);
    }

    @Test
    void haveATextPartAndAnHtmlPart() throws Exception {
        MimeMultipart parts =
                (MimeMultipart) sent(messages.of(EmailWorld.email("ann"))).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(part(parts.getBodyPart(0))).isEqualTo("text/plain; charset=UTF-8 Hi ann");
        assertThat(part(parts.getBodyPart(1))).isEqualTo("text/html; charset=UTF-8 <p>Hi ann</p>");
    }

    @Test
    void keepTheirIdentityInARepetitionOnly() throws Exception {
        String first = messages.of(EmailWorld.email("ann")).getMessageID();

        assertThat(messages.of(EmailWorld.email("ann")).getMessageID()).isEqualTo(first);
        assertThat(messages.of(EmailWorld.email("ann", 2)).getMessageID()).isNotEqualTo(first);
        assertThat(messages.of(EmailWorld.email("bob")).getMessageID()).isNotEqualTo(first);
    }

    @Test
    void haveATokenThatNobodyElseCanMakeUp() throws Exception {
        AttemptTokens others = new AttemptTokens(IdentifierHash.keyedWith("a-secret-of-somebody-else-entirely", true));

        String token = messages.of(EmailWorld.email("ann")).getMessageID().substring(1, 33);

        assertThat(token)
                .isEqualTo(EmailWorld.TOKENS.of("c1:ann#1"))
                .isNotEqualTo(others.of("c1:ann#1"))
                .isNotEqualTo(Sha256.hex("c1:ann#1").substring(0, 32));
    }

    @Test
    void haveAnEnvelopeSenderOfTheirOwn() throws Exception {
        SMTPMessage email = messages.of(EmailWorld.email("ann"));

        String token = email.getMessageID().substring(1, 33);
        assertThat(email.getEnvelopeFrom()).isEqualTo("bounces+" + token + "@mail.shop.example");
    }

    @Test
    void takeNoHeaderFromATemplate() throws Exception {
        SMTPMessage email = messages.of(with("Hi\r\nBcc: eve@example.com\r\n\r\nBody", "Text\r\n.\r\nMAIL FROM:<x>"));

        assertThat(email.getAllRecipients()).hasSize(1);
        assertThat(sent(email).getHeader("Bcc")).isNull();
        assertThat(sent(email).getSubject()).isEqualTo("Hi Bcc: eve@example.com Body");
    }

    @Test
    void neverHaveALineOfMoreThan998Characters() throws Exception {
        SMTPMessage email = messages.of(with("Ä".repeat(1_000), "x".repeat(5_000)));

        assertThat(source(email).split("\r\n", -1))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
        assertThat(part(((MimeMultipart) sent(email).getContent()).getBodyPart(0)))
                .endsWith("x".repeat(5_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com\r\nRCPT TO:<eve@example.com>",
                "ann@example.com, eve@example.com",
                "ann",
                "",
                "Ann <ann@example.com>"
            })
    void goToOneAddressAndNoOther(String address) {
        Communication email = new Communication("c1:ann", "c1", "ann", address, "Hi");

        assertThatThrownBy(() -> messages.of(email)).isInstanceOf(AddressException.class);
    }

    private static EmailMessages messages(String from) {
        try {
            return new EmailMessages(
                    new MailSettings(from, "help@shop.example", "bounces@mail.shop.example", "", Duration.ofMinutes(5)),
                    EmailWorld.TOKENS,
                    DkimSettings.NONE,
                    CLOCK);
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Communication with(String subject, String text) {
        return new Communication(
                "c1:ann", "c1", "ann", "ann@example.com", text, 1, null, ChannelContent.email(subject, null));
    }

    private static String part(BodyPart part) throws Exception {
        return part.getContentType() + " " + part.getContent();
    }

    private static String source(SMTPMessage email) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        email.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static MimeMessage sent(SMTPMessage email) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(source(email).getBytes(StandardCharsets.UTF_8)));
    }
}
