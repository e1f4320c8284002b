package com.xenocrm.email.smtp;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.local.mail.MailSandbox;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "smtp://127.0.0.1:25?starttls=off, false",
        "smtp://localhost:25?starttls=offered, false",
        "smtps://user:password@smtp.example, false",
        "smtp://mail-sandbox:1025?starttls=off&sandbox, true"
    })
    void callsAServerASandboxThatSaysSo(String uri, boolean sandbox) {
        SmtpSettings settings = new SmtpSettings(uri, 4, Duration.ofMinutes(5));

        assertThat(settings.isSandbox()).isEqualTo(sandbox);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://h?sandbox",
        "smtp://h?starttls=maybe",
        "smtp://h?starttls=off&sandbox&x",
        "smtp://h?starttls=off&box"
    })
    void refusesOtherParameters(String uri) {
        assertThat(SmtpServer.isUri(uri)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"required, REQUIRED", "offered, OFFERED", "off, OFF", "off&sandbox, OFF"})
    void readsTheUseOfStartTls(String value, StartTls expected) {
        assertThat(SmtpServer.of("smtp://h?starttls=" + value).starttls()).isEqualTo(expected);
        assertThat(SmtpServer.isUri(MailSandbox.uri(25))).isTrue();
    }
}
