package com.xenocrm.auth.signin;

import java.net.URI;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.accountdata.user.User;
import com.xenocrm.auth.session.ClientInfo;
import com.xenocrm.auth.session.SessionCookie;
import com.xenocrm.auth.session.SessionReply;
import com.xenocrm.auth.user.UserView;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class SignInController {

    private final GoogleSignIn signIn;
    private final SignInSettings settings;
    private final SessionCookie sessionCookie;
    private final SignInCookie signInCookie;

    SignInController(
            GoogleSignIn signIn, SignInSettings settings, SessionCookie sessionCookie, SignInCookie signInCookie) {
        this.signIn = signIn;
        this.settings = settings;
        this.sessionCookie = sessionCookie;
        this.signInCookie = signInCookie;
    }

    @GetMapping("/auth/google")
    @ResponseStatus(HttpStatus.FOUND)
    ResponseEntity<Void> begin(HttpServletRequest request) {
        GoogleSignIn.AuthorizationRedirect redirect = signIn.begin(request);
        return redirect(redirect.location(), signInCookie.with(redirect.browser()));
    }

    @GetMapping("/auth/google/callback")
    @ResponseStatus(HttpStatus.FOUND)
    ResponseEntity<Void> finish(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @CookieValue(name = SignInCookie.NAME, defaultValue = "") String browser,
            HttpServletRequest request) {
        return signIn.finish(state, browser, code, ClientInfo.of(request))
                .map(session -> redirect(settings.home(), signInCookie.cleared(), sessionCookie.with(session.token())))
                .orElseGet(() -> redirect(settings.refused(), signInCookie.cleared()));
    }

    @PostMapping("/api/auth/google")
    ResponseEntity<SessionReply> signIn(@RequestBody SignInRequest shown, HttpServletRequest request) {
        IssuedSession session = session(shown, ClientInfo.of(request)).orElseThrow(SignInController::invalidCredential);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SessionReply.of(session.user(), session.token()));
    }

    /** Creates the user of an ID token that is used on any route: just-in-time provisioning for the gateway. */
    @Hidden
    @PostMapping("/auth/users")
    Envelope<UserView> provision(@RequestBody SignInRequest shown) {
        if (shown.idToken() == null) {
            throw Refusal.invalid("idToken", "is required");
        }
        User user = signIn.provision(shown.idToken()).orElseThrow(SignInController::invalidCredential);
        return Envelope.of("User " + user.name(), UserView.of(user));
    }

    private static Refusal invalidCredential() {
        return Refusal.unauthorized("This is not a valid Google credential");
    }

    private Optional<IssuedSession> session(SignInRequest shown, ClientInfo client) {
        if (shown.idToken() != null) {
            return signIn.byIdToken(shown.idToken(), client);
        }
        if (shown.code() != null) {
            return signIn.byCode(shown.code(), client);
        }
        throw Refusal.invalid("idToken", "is required, or a code");
    }

    private static ResponseEntity<Void> redirect(URI destination, ResponseCookie... cookies) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.FOUND).location(destination);
        for (ResponseCookie cookie : cookies) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return answer.build();
    }
}
