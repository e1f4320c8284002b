package com.xenocrm.gateway.identity;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.accountdata.google.GoogleIdTokens;

/** Google's ID tokens. They have no id of their own: their fingerprint is what logout revokes. */
@Component
final class GoogleTokenCheck implements TokenCheck {

    private final GoogleIdTokens google;
    private final Roles roles;
    private final Revocations revocations;
    private final Newcomers newcomers;

    GoogleTokenCheck(GoogleIdTokens google, Roles roles, Revocations revocations, Newcomers newcomers) {
        this.google = google;
        this.roles = roles;
        this.revocations = revocations;
        this.newcomers = newcomers;
    }

    @Override
    public String kind() {
        return "RS256";
    }

    @Override
    public Optional<Identity> identity(String token) {
        return google.verify(token)
                .filter(account -> !revocations.endedWith(account.userId(), account.issuedAt()))
                .flatMap(account -> role(account, token).map(role -> identity(account, role, Fingerprint.of(token))));
    }

    private Optional<String> role(GoogleAccount account, String token) {
        return roles.of(account.userId())
                .or(() -> newcomers.enter(token) ? roles.of(account.userId()) : Optional.empty());
    }

    private static Identity identity(GoogleAccount account, String role, String fingerprint) {
        return new Identity(
                account.userId(),
                account.googleId(),
                account.email(),
                account.name(),
                account.picture(),
                role,
                null,
                new Identity.Session(fingerprint, account.expiresAt(), null, false));
    }
}
