package com.xenocrm.auth.session;

import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.accountdata.session.Sessions;
import com.xenocrm.accountdata.user.User;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.auth.user.UserView;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class SessionController {

    private final Users users;
    private final Sessions sessions;
    private final SessionTokens tokens;
    private final SessionCookie cookie;
    private final AuditLog audit;

    SessionController(Users users, Sessions sessions, SessionTokens tokens, SessionCookie cookie, AuditLog audit) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.audit = audit;
    }

    /** Falls back to the internal token for a user who was just deleted. */
    @GetMapping("/auth/me")
    MeReply me(@AuthenticationPrincipal Jwt token) {
        UserView caller = SessionCaller.of(token).user();
        return MeReply.of(users.find(caller.id()).map(UserView::of).orElse(caller));
    }

    /** Renews the session; returns the token in a cookie if the old one came in a cookie. */
    @PostMapping("/auth/refresh")
    ResponseEntity<SessionReply> refresh(@AuthenticationPrincipal Jwt token) {
        SessionCaller caller = SessionCaller.of(token);
        User user = users.find(caller.user().id()).orElseThrow(SessionController::noSession);
        String renewed = tokens.renew(caller.sessionId(), user).orElseThrow(SessionController::noSession);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return caller.byCookie()
                ? answer.header(HttpHeaders.SET_COOKIE, cookie.with(renewed).toString())
                        .body(SessionReply.of(user, null))
                : answer.body(SessionReply.of(user, renewed));
    }

    @PostMapping("/auth/logout")
    ResponseEntity<Envelope<Map<String, Object>>> logout(@AuthenticationPrincipal Jwt token) {
        SessionCaller caller = SessionCaller.of(token);
        audit.record(AuditAction.SIGNED_OUT, caller.actor(), null, Map.of());
        sessions.end(caller.sessionId(), caller.sessionExpiresAt());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.cleared().toString())
                .body(Envelope.of("Signed out", Map.of()));
    }

    private static Refusal noSession() {
        return Refusal.conflict("NO_SESSION", "There is no session to renew; sign in again");
    }
}
