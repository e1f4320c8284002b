package com.xenocrm.accountdata.google;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.email.EmailAddress;
import com.xenocrm.kit.settings.SettingChecks;

/**
 * Whose ID tokens are believed, and who of them is let in.
 *
 * @param clientId the audience that a token must be made out to
 * @param issuers each spelling of the issuer
 * @param certsUrl Google's certificates as a map of PEM texts
 * @param hostedDomain the organisation that accounts must belong to; blank for any account
 * @param allowedEmails who alone may come in; empty for everybody
 */
@ConfigurationProperties("crm.google")
public record GoogleSettings(
        String clientId,
        List<String> issuers,
        URI certsUrl,
        @DefaultValue("") String hostedDomain,
        @DefaultValue List<String> allowedEmails) {

    private static final Pattern DOMAIN = Pattern.compile("\\s*|\\s*[^\\s@/.]+(\\.[^\\s@/.]+)+\\s*");

    public GoogleSettings {
        SettingChecks.that(
                !clientId.isBlank(), "client-id", "is missing: the id of this system's OAuth client at Google");
        SettingChecks.url("certs-url", certsUrl);
        SettingChecks.that(
                DOMAIN.matcher(hostedDomain).matches(),
                "hosted-domain",
                "must be a domain such as example.com, or empty");
        SettingChecks.that(
                allowedEmails.stream().allMatch(email -> EmailAddress.normalise(email) != null),
                "allowed-emails",
                "must be emails with commas between, such as ann@example.com,bob@example.com, or empty");
    }

    /** Whether this account may come in: where both are set, both must agree. */
    public boolean admits(GoogleAccount account) {
        return (hostedDomain.isBlank() || hostedDomain.strip().equalsIgnoreCase(account.hostedDomain()))
                && (allowedEmails.isEmpty()
                        || allowedEmails.stream()
                                .anyMatch(allowed -> allowed.strip().equalsIgnoreCase(account.email())));
    }
}
