package com.xenocrm.gateway.identity;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.accountdata.google.GoogleIdTokens;
import com.xenocrm.accountdata.user.DeletedUsers;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.kit.security.Sha256;

/** Verifier of Google ID tokens. They have no id, so a logout revokes their hash. */
@Component
final class GoogleTokenVerifier implements TokenVerifier {

    private final GoogleIdTokens google;
    private final Users users;
    private final DeletedUsers deleted;
    private final UserProvisioning provisioning;

    GoogleTokenVerifier(GoogleIdTokens google, Users users, DeletedUsers deleted, UserProvisioning provisioning) {
        this.google = google;
        this.users = users;
        this.deleted = deleted;
        this.provisioning = provisioning;
    }

    @Override
    public String kind() {
        return "RS256";
    }

    @Override
    public Optional<Identity> identity(String token) {
        return google.verify(token)
                .filter(account -> !deleted.contains(account.userId(), account.issuedAt()))
                .flatMap(account -> role(account, token).map(role -> identity(account, role, Sha256.hex(token))));
    }

    private Optional<String> role(GoogleAccount account, String token) {
        return users.role(account.userId())
                .or(() -> provisioning.provision(token) ? users.role(account.userId()) : Optional.empty());
    }

    private static Identity identity(GoogleAccount account, String role, String hash) {
        return new Identity(
                account.userId(),
                account.googleId(),
                account.email(),
                account.name(),
                account.picture(),
                role,
                null,
                new Identity.PresentedToken(hash, account.expiresAt(), null, false));
    }
}
