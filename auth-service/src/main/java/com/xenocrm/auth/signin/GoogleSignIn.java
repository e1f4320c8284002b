package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.google.GoogleIdTokens;
import com.xenocrm.accountdata.google.GoogleUnavailableException;
import com.xenocrm.auth.session.Visitor;
import com.xenocrm.auth.user.User;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

/** From a Google account to a session, each way there is. */
@Component
class GoogleSignIn {

    private static final Logger log = LoggerFactory.getLogger(GoogleSignIn.class);

    /** The redirect URI of a code that Google's own script fetched in a page. */
    private static final String POST_MESSAGE = "postmessage";

    private final GoogleClient google;
    private final GoogleIdTokens idTokens;
    private final PendingSignIns pending;
    private final Reception reception;
    private final SignInSettings settings;
    private final IdGenerator ids;

    GoogleSignIn(
            GoogleClient google,
            GoogleIdTokens idTokens,
            PendingSignIns pending,
            Reception reception,
            SignInSettings settings,
            IdGenerator ids) {
        this.google = google;
        this.idTokens = idTokens;
        this.pending = pending;
        this.reception = reception;
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
    Optional<Reception.Session> finish(String state, String browser, String code, Visitor visitor) {
        try {
            return pending.take(state, browser)
                    .flatMap(left -> google.idToken(code, settings.callbackUrl().toString(), left.codeVerifier())
                            .flatMap(idTokens::identify)
                            .filter(account -> left.nonce().equals(account.nonce()))
                            .flatMap(account -> reception.admit(account, visitor)));
        } catch (GoogleUnavailableException away) {
            log.warn("A sign-in could not be finished", away);
            return Optional.empty();
        }
    }

    /** A session for who shows an ID token; 403 for whom this system is not open to. */
    Optional<Reception.Session> byIdToken(String idToken, Visitor visitor) {
        return idTokens.identify(idToken)
                .map(account -> reception.admit(account, visitor).orElseThrow(GoogleSignIn::notForThem));
    }

    /** The user of who shows an ID token and goes on with it; 403 as above. */
    Optional<User> enter(String idToken) {
        return idTokens.identify(idToken)
                .map(account -> reception.enter(account).orElseThrow(GoogleSignIn::notForThem));
    }

    /** A session for who shows a code that Google's script fetched. */
    Optional<Reception.Session> byCode(String code, Visitor visitor) {
        return google.idToken(code, POST_MESSAGE, null).flatMap(idToken -> byIdToken(idToken, visitor));
    }

    private static Refusal notForThem() {
        return new Refusal(
                HttpStatus.FORBIDDEN, "ACCOUNT_NOT_ALLOWED", "This system is not open to this Google account", null);
    }

    /** Off to Google. */
    record Departure(URI destination, String browser) {}
}
