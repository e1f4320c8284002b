package com.xenocrm.kit.google;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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

    /** Whether this account may come in: where both are set, both must agree. */
    public boolean admits(GoogleAccount account) {
        return (hostedDomain.isBlank() || hostedDomain.strip().equalsIgnoreCase(account.hostedDomain()))
                && (allowedEmails.isEmpty()
                        || allowedEmails.stream()
                                .anyMatch(allowed -> allowed.strip().equalsIgnoreCase(account.email())));
    }
}
