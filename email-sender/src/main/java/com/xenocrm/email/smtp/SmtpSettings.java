package com.xenocrm.email.smtp;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;

/**
 * SMTP server.
 *
 * @param uri {@code smtp://user:password@host:port} or {@code smtps://…}; empty for no e-mail
 * @param connections how many connections are kept, each for one e-mail at a time
 * @param timeout how long an answer of the server may take
 */
@ConfigurationProperties("crm.smtp")
public record SmtpSettings(
        @DefaultValue("") String uri,
        @DefaultValue("4") int connections,
        @DefaultValue("5m") Duration timeout) {

    public SmtpSettings {
        SettingChecks.that(
                uri.isEmpty() || SmtpServer.isUri(uri),
                "uri",
                "must be an SMTP URI such as smtp://user:password@host:587 or smtps://user:password@host, "
                        + "with special characters in user and password percent-encoded");
        SettingChecks.range("connections", connections, 1, 100);
        SettingChecks.time("timeout", timeout, "1s", "30m");
    }

    /** Returns whether the server is a sandbox, which delivers nothing. A server on this machine may well deliver. */
    public boolean isSandbox() {
        return !uri.isEmpty() && SmtpServer.of(uri).sandbox();
    }

    /** Returns how long an e-mail may take from DATA on: the server answers twice. */
    public Duration longestAttempt() {
        return timeout.multipliedBy(2);
    }
}
