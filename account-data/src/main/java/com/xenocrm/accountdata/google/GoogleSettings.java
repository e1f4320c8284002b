package com.xenocrm.accountdata.google;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.xenocrm.kit.settings.SettingChecks;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;

/**
 * Settings of accepted ID tokens and permitted accounts.
 *
 * @param clientId required audience of tokens
 * @param issuers accepted spellings of the issuer
 * @param certsUrl address of Google's certificates, a map of PEM texts
 * @param hostedDomain required organisation of accounts; blank for any account
 * @param allowedEmails permitted accounts; empty for all
 */
@ConfigurationProperties("crm.google")
public record GoogleSettings(
        String clientId,
        List<String> issuers,
        URI certsUrl,
        @DefaultValue("") String hostedDomain,
        @DefaultValue List<String> allowedEmails) {

    public GoogleSettings {
        SettingChecks.that(
                !clientId.isBlank(), "client-id", "is missing: the id of this system's OAuth client at Google");
        SettingChecks.url("certs-url", certsUrl);
        SettingChecks.that(
                hostedDomain.isBlank() || isAddress("account@" + hostedDomain.strip()),
                "hosted-domain",
                "must be a domain such as example.com, or empty");
        SettingChecks.that(
                allowedEmails.stream().allMatch(GoogleSettings::isAddress),
                "allowed-emails",
                "must be emails separated by commas, such as ann@example.com,bob@example.com, or empty");
    }

    /** Returns whether this account is permitted; if both domain and emails are set, it must match both. */
    public boolean admits(GoogleAccount account) {
        return (hostedDomain.isBlank() || isHosted(account))
                && (allowedEmails.isEmpty()
                        || allowedEmails.stream().anyMatch(allowed -> isSame(allowed, account.email())));
    }

    private boolean isHosted(GoogleAccount account) {
        return account.hostedDomain() != null
                && isSame("account@" + hostedDomain.strip(), "account@" + account.hostedDomain());
    }

    private static boolean isSame(String address, String other) {
        return EmailAddress.storedForm(address).equals(EmailAddress.storedForm(other));
    }

    private static boolean isAddress(String given) {
        try {
            EmailAddress.normalise(given);
            return true;
        } catch (InvalidTextException _) {
            return false;
        }
    }
}
