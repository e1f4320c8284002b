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

import com.xenocrm.auth.session.SessionCookie;
import com.xenocrm.auth.session.SessionReply;
import com.xenocrm.auth.session.Visitor;
import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.UserView;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class SignInController {

    private final GoogleSignIn signIn;
    private final SignInSettings settings;
    private final SessionCookie sessionCookie;
    private final BrowserCookie browserCookie;

    SignInController(
            GoogleSignIn signIn, SignInSettings settings, SessionCookie sessionCookie, BrowserCookie browserCookie) {
        this.signIn = signIn;
        this.settings = settings;
        this.sessionCookie = sessionCookie;
        this.browserCookie = browserCookie;
    }

    @GetMapping("/auth/google")
    @ResponseStatus(HttpStatus.FOUND)
    ResponseEntity<Void> begin(HttpServletRequest request) {
        GoogleSignIn.Departure departure = signIn.begin(request);
        return redirect(departure.destination(), browserCookie.carrying(departure.browser()));
    }

    @GetMapping("/auth/google/callback")
    @ResponseStatus(HttpStatus.FOUND)
    ResponseEntity<Void> finish(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @CookieValue(name = BrowserCookie.NAME, defaultValue = "") String browser,
            HttpServletRequest request) {
        return signIn.finish(state, browser, code, Visitor.of(request))
                .map(session ->
                        redirect(settings.home(), browserCookie.cleared(), sessionCookie.carrying(session.token())))
                .orElseGet(() -> redirect(settings.refused(), browserCookie.cleared()));
    }

    @PostMapping("/api/auth/google")
    ResponseEntity<SessionReply> signIn(@RequestBody SignInRequest shown, HttpServletRequest request) {
        Reception.Session session = session(shown, Visitor.of(request)).orElseThrow(SignInController::notVouchedFor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SessionReply.of(session.user(), session.token()));
    }

    /** For who goes on with the ID token itself: the gateway has newcomers entered here who show one at any route. */
    @Hidden
    @PostMapping("/auth/users")
    Envelope<UserView> enter(@RequestBody SignInRequest shown) {
        if (shown.idToken() == null) {
            throw Refusal.invalid("idToken", "is required");
        }
        User user = signIn.enter(shown.idToken()).orElseThrow(SignInController::notVouchedFor);
        return Envelope.of("Known as " + user.name(), UserView.of(user));
    }

    private static Refusal notVouchedFor() {
        return Refusal.unauthorized("Google does not vouch for this");
    }

    private Optional<Reception.Session> session(SignInRequest shown, Visitor visitor) {
        if (shown.idToken() != null) {
            return signIn.byIdToken(shown.idToken(), visitor);
        }
        if (shown.code() != null) {
            return signIn.byCode(shown.code(), visitor);
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
