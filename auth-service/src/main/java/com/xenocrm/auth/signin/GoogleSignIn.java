package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

import com.xenocrm.auth.session.SessionTokens;
import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.Users;
import com.xenocrm.kit.google.GoogleAccount;
import com.xenocrm.kit.google.GoogleIdTokens;
import com.xenocrm.kit.google.GoogleUnavailableException;
import com.xenocrm.kit.time.Ids;

/** From a Google account to a session, each way there is. */
@Component
class GoogleSignIn {

    private static final Logger log = LoggerFactory.getLogger(GoogleSignIn.class);

    /** The redirect URI of a code that Google's own script fetched in a page. */
    private static final String POST_MESSAGE = "postmessage";

    private final GoogleClient google;
    private final GoogleIdTokens idTokens;
    private final PendingSignIns pending;
    private final Users users;
    private final SessionTokens sessions;
    private final SignInSettings settings;
    private final Ids ids;

    GoogleSignIn(
            GoogleClient google,
            GoogleIdTokens idTokens,
            PendingSignIns pending,
            Users users,
            SessionTokens sessions,
            SignInSettings settings,
            Ids ids) {
        this.google = google;
        this.idTokens = idTokens;
        this.pending = pending;
        this.users = users;
        this.sessions = sessions;
        this.settings = settings;
        this.ids = ids;
    }

    /** Where to send the browser, and the secret to leave with it. */
    Departure begin(HttpServletRequest request) {
        OAuth2AuthorizationRequest authorization = google.authorizationRequest(request);
        String codeVerifier = authorization.getAttribute(PkceParameterNames.CODE_VERIFIER);
        Object nonce = authorization.getAdditionalParameters().get(OidcParameterNames.NONCE);
        String browser = ids.next();
        pending.remember(
                Objects.requireNonNull(authorization.getState()),
                browser,
                new PendingSignIn(Objects.requireNonNull(codeVerifier), String.valueOf(nonce)));
        return new Departure(URI.create(authorization.getAuthorizationRequestUri()), browser);
    }

    /** A session for who comes back from Google; nothing when anything about it is not as we left it. */
    Optional<Session> finish(String state, String browser, String code) {
        try {
            return pending.take(state, browser)
                    .flatMap(left -> google.idToken(code, settings.callbackUrl().toString(), left.codeVerifier())
                            .flatMap(idTokens::verify)
                            .filter(account -> left.nonce().equals(account.nonce()))
                            .map(this::welcome));
        } catch (GoogleUnavailableException away) {
            log.warn("A sign-in could not be finished", away);
            return Optional.empty();
        }
    }

    /** A session for who shows an ID token. */
    Optional<Session> byIdToken(String idToken) {
        return idTokens.verify(idToken).map(this::welcome);
    }

    /** A session for who shows a code that Google's script fetched. */
    Optional<Session> byCode(String code) {
        return google.idToken(code, POST_MESSAGE, null).flatMap(this::byIdToken);
    }

    private Session welcome(GoogleAccount account) {
        User user = users.signIn(account);
        return new Session(sessions.mint(user), user);
    }

    /** Off to Google. */
    record Departure(URI destination, String browser) {}

    /** Signed in. */
    record Session(String token, User user) {}
}
