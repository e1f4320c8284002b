package com.xenocrm.auth.signin;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.accountdata.google.GoogleSettings;
import com.xenocrm.accountdata.user.User;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.auth.session.ClientInfo;
import com.xenocrm.auth.session.SessionTokens;
import com.xenocrm.auth.user.UserSettings;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;

/** Signs in verified Google accounts that the settings allow. */
@Component
class SignInService {

    private final GoogleSettings google;
    private final UserSettings settings;
    private final Users users;
    private final SessionTokens tokens;
    private final AuditLog audit;

    SignInService(GoogleSettings google, UserSettings settings, Users users, SessionTokens tokens, AuditLog audit) {
        this.google = google;
        this.settings = settings;
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Begins a session; empty for an account that is not allowed. */
    Optional<IssuedSession> signIn(GoogleAccount account, ClientInfo client) {
        return provision(account).map(user -> new IssuedSession(tokens.begin(user, client), user));
    }

    /** Creates or updates the account's user without a session; empty for an account that is not allowed. */
    Optional<User> provision(GoogleAccount account) {
        Actor actor = new Actor(account.userId(), account.email());
        if (!google.admits(account)) {
            return refused(actor);
        }
        audit.record(AuditAction.SIGNED_IN, actor, null, Map.of());
        return users.signIn(account, settings.defaultRole()).or(() -> refused(actor));
    }

    private Optional<User> refused(Actor actor) {
        audit.recordRefusal(AuditAction.SIGN_IN_REFUSED, actor, null, Map.of());
        return Optional.empty();
    }
}
