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
import com.xenocrm.accountdata.user.User;
import com.xenocrm.auth.session.ClientInfo;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

/** Ways to sign in with Google: redirect and callback, ID token, authorization code of Google's script. */
@Component
class GoogleSignIn {

    private static final Logger log = LoggerFactory.getLogger(GoogleSignIn.class);

    /** Redirect URI of a code that Google's own script fetched in a page. */
    private static final String POST_MESSAGE = "postmessage";

    private final GoogleOAuthClient google;
    private final GoogleIdTokens idTokens;
    private final PendingSignIns pending;
    private final SignInService service;
    private final SignInSettings settings;
    private final IdGenerator ids;

    GoogleSignIn(
            GoogleOAuthClient google,
            GoogleIdTokens idTokens,
            PendingSignIns pending,
            SignInService service,
            SignInSettings settings,
            IdGenerator ids) {
        this.google = google;
        this.idTokens = idTokens;
        this.pending = pending;
        this.service = service;
        this.settings = settings;
        this.ids = ids;
    }

    /** Begins a sign-in by redirect. */
    AuthorizationRedirect begin(HttpServletRequest request) {
        OAuth2AuthorizationRequest authorization = google.authorizationRequest(request);
        String codeVerifier = authorization.getAttribute(PkceParameterNames.CODE_VERIFIER);
        Object nonce = authorization.getAdditionalParameters().get(OidcParameterNames.NONCE);
        String browser = ids.next();
        pending.remember(
                Objects.requireNonNull(authorization.getState()),
                browser,
                new PendingSignIn(Objects.requireNonNull(codeVerifier), String.valueOf(nonce)));
        return new AuthorizationRedirect(URI.create(authorization.getAuthorizationRequestUri()), browser);
    }

    /** Finishes a sign-in by redirect; empty if state, browser, code or nonce is wrong, or Google is unavailable. */
    Optional<IssuedSession> finish(String state, String browser, String code, ClientInfo client) {
        try {
            return pending.take(state, browser)
                    .flatMap(
                            begun -> google.idToken(code, settings.callbackUrl().toString(), begun.codeVerifier())
                                    .flatMap(idTokens::identify)
                                    .filter(account -> begun.nonce().equals(account.nonce()))
                                    .flatMap(account -> service.signIn(account, client)));
        } catch (GoogleUnavailableException unavailable) {
            log.warn("A sign-in could not be finished", unavailable);
            return Optional.empty();
        }
    }

    /** Signs in with an ID token; empty for an invalid token. Throws a 403 for an account that is not allowed. */
    Optional<IssuedSession> byIdToken(String idToken, ClientInfo client) {
        return idTokens.identify(idToken)
                .map(account -> service.signIn(account, client).orElseThrow(GoogleSignIn::notAllowed));
    }

    /** Signs in with a code of Google's script; empty for an invalid code. */
    Optional<IssuedSession> byCode(String code, ClientInfo client) {
        return google.idToken(code, POST_MESSAGE, null).flatMap(idToken -> byIdToken(idToken, client));
    }

    /** Creates the user of an ID token without a session; empty for an invalid token. */
    Optional<User> provision(String idToken) {
        return idTokens.identify(idToken)
                .map(account -> service.provision(account).orElseThrow(GoogleSignIn::notAllowed));
    }

    private static Refusal notAllowed() {
        return new Refusal(
                HttpStatus.FORBIDDEN, "ACCOUNT_NOT_ALLOWED", "This Google account is not allowed to sign in", null);
    }

    /**
     * Redirect of a browser to Google.
     *
     * @param browser secret for a cookie of the browser
     */
    record AuthorizationRedirect(URI location, String browser) {}
}
