package com.xenocrm.email.message;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.email.domain.DomainRate;
import com.xenocrm.kit.settings.SettingChecks;

/**
 * Senders and retries of e-mails.
 *
 * @param from sender, with or without a name
 * @param replyTo where answers go; empty for the sender
 * @param bounceAddress address whose local part is extended by a token for each attempt, as the envelope sender; empty for
 *     the sender's address
 * @param domainRates most e-mails a second of one replica to some domains, such as {@code gmail.com=20}
 * @param retryDelay how long the second attempt waits after a temporary refusal; each further one waits twice as long
 */
@ConfigurationProperties("crm.mail")
public record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("") String replyTo,
        @DefaultValue("") String bounceAddress,
        @DefaultValue("") String domainRates,
        @DefaultValue("5m") Duration retryDelay) {

    private static final String WANTED = "must be an address such as Shop <news@shop.example>";

    public MailSettings {
        SettingChecks.that(from.isEmpty() || MailAddress.isValid(from), "from", WANTED);
        SettingChecks.that(replyTo.isEmpty() || MailAddress.isValid(replyTo), "reply-to", WANTED);
        SettingChecks.that(
                bounceAddress.isEmpty() || MailAddress.isValid(bounceAddress),
                "bounce-address",
                "must be an address such as bounces@shop.example");
        SettingChecks.that(
                DomainRate.areRates(domainRates),
                "domain-rates",
                "must be domains with e-mails a second, such as gmail.com=20,yahoo.com=5/2,*=50");
        SettingChecks.time("retry-delay", retryDelay, "1s", "1h");
    }
}
