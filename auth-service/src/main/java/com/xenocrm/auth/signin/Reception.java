package com.xenocrm.auth.signin;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.auth.session.SessionTokens;
import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.Users;
import com.xenocrm.kit.google.GoogleAccount;
import com.xenocrm.kit.google.GoogleSettings;

/** Lets in whom Google vouches for, where this system is open to them. */
@Component
class Reception {

    private final GoogleSettings google;
    private final Users users;
    private final SessionTokens sessions;

    Reception(GoogleSettings google, Users users, SessionTokens sessions) {
        this.google = google;
        this.users = users;
        this.sessions = sessions;
    }

    /** A session; nothing for an account that may not come in. */
    Optional<Session> admit(GoogleAccount account) {
        if (!google.admits(account)) {
            return Optional.empty();
        }
        User user = users.signIn(account);
        return Optional.of(new Session(sessions.mint(user), user));
    }

    /** Signed in. */
    record Session(String token, User user) {}
}
