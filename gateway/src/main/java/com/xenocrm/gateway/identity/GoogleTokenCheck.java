package com.xenocrm.gateway.identity;

import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.Role;
import com.xenocrm.kit.google.GoogleAccount;
import com.xenocrm.kit.google.GoogleIdTokens;

/** Google's ID tokens. They have no id of their own: their fingerprint is what logout revokes. */
@Component
final class GoogleTokenCheck implements TokenCheck {

    private final GoogleIdTokens google;
    private final Roles roles;
    private final Role ofNewUsers;

    /** @param ofNewUsers of somebody who has never signed in here, as auth-service gives it to a new user */
    GoogleTokenCheck(GoogleIdTokens google, Roles roles, @Value("${crm.users.default-role}") Role ofNewUsers) {
        this.google = google;
        this.roles = roles;
        this.ofNewUsers = ofNewUsers;
    }

    @Override
    public String kind() {
        return "RS256";
    }

    @Override
    public Optional<Identity> identity(String token) {
        return google.verify(token).map(account -> identity(account, Fingerprint.of(token)));
    }

    private Identity identity(GoogleAccount account, String fingerprint) {
        return new Identity(
                account.userId(),
                account.googleId(),
                account.email(),
                account.name(),
                account.picture(),
                roles.of(account.userId()).orElse(ofNewUsers.word()),
                null,
                new Identity.Session(fingerprint, account.expiresAt(), null, false));
    }
}
