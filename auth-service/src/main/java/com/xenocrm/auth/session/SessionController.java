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

import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.UserView;
import com.xenocrm.auth.user.Users;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class SessionController {

    private final Users users;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final AuditLog audit;

    SessionController(Users users, Sessions sessions, SessionCookie cookie, AuditLog audit) {
        this.users = users;
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
    }

    /** Who was deleted a moment ago is described by what the gateway still knew. */
    @GetMapping("/auth/me")
    MeReply me(@AuthenticationPrincipal Jwt token) {
        UserView caller = SignedIn.of(token).user();
        return MeReply.of(users.find(caller.id()).map(UserView::of).orElse(caller));
    }

    /** The session goes on: a new token, by the way the old one came. */
    @PostMapping("/auth/refresh")
    ResponseEntity<SessionReply> refresh(@AuthenticationPrincipal Jwt token) {
        SignedIn caller = SignedIn.of(token);
        User user = users.find(caller.user().id()).orElseThrow(SessionController::noSession);
        String renewed = sessions.renew(caller.sessionId(), user).orElseThrow(SessionController::noSession);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return caller.byCookie()
                ? answer.header(HttpHeaders.SET_COOKIE, cookie.carrying(renewed).toString())
                        .body(SessionReply.of(user, null))
                : answer.body(SessionReply.of(user, renewed));
    }

    @PostMapping("/auth/logout")
    ResponseEntity<Envelope<Map<String, Object>>> logout(@AuthenticationPrincipal Jwt token) {
        SignedIn caller = SignedIn.of(token);
        audit.record("signed_out", caller.actor(), null, Map.of());
        sessions.end(caller.sessionId(), caller.sessionExpiresAt());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.cleared().toString())
                .body(Envelope.of("Signed out", Map.of()));
    }

    private static Refusal noSession() {
        return Refusal.conflict("NO_SESSION", "There is no session that could go on; sign in again");
    }
}
