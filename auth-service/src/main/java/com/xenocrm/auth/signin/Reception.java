package com.xenocrm.auth.signin;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.accountdata.google.GoogleSettings;
import com.xenocrm.auth.session.Sessions;
import com.xenocrm.auth.session.Visitor;
import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.Users;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;

/** Lets in whom Google vouches for, where this system is open to them. */
@Component
class Reception {

    private final GoogleSettings google;
    private final Users users;
    private final Sessions sessions;
    private final AuditLog audit;

    Reception(GoogleSettings google, Users users, Sessions sessions, AuditLog audit) {
        this.google = google;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** A session; nothing for an account that may not come in. */
    Optional<Session> admit(GoogleAccount account, Visitor visitor) {
        return enter(account).map(user -> new Session(sessions.begin(user, visitor), user));
    }

    /** The account's user, without a session; nothing for an account that may not come in. */
    Optional<User> enter(GoogleAccount account) {
        Actor actor = new Actor(account.userId(), account.email());
        if (!google.admits(account)) {
            return refused(actor);
        }
        audit.record("signed_in", actor, null, Map.of());
        return users.signIn(account).or(() -> refused(actor));
    }

    private Optional<User> refused(Actor actor) {
        audit.recordRefusal("sign_in_refused", actor, null, Map.of());
        return Optional.empty();
    }

    /** Signed in. */
    record Session(String token, User user) {}
}
