package com.xenocrm.auth.session;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.accountdata.session.Session;
import com.xenocrm.accountdata.session.Sessions;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Lists and ends open sessions. */
@RestController
class OpenSessionController {

    private final Sessions sessions;
    private final Users users;
    private final SessionCookie cookie;
    private final AuditLog audit;

    OpenSessionController(Sessions sessions, Users users, SessionCookie cookie, AuditLog audit) {
        this.sessions = sessions;
        this.users = users;
        this.cookie = cookie;
        this.audit = audit;
    }

    @GetMapping("/auth/sessions")
    Envelope<List<SessionView>> own(@AuthenticationPrincipal Jwt token) {
        SessionCaller caller = SessionCaller.of(token);
        List<SessionView> own = sessions.of(caller.user().id()).stream()
                .map(session -> SessionView.of(session, caller.sessionId()))
                .toList();
        return Envelope.page("Your sessions", own, null, null);
    }

    @DeleteMapping("/auth/sessions/{id}")
    ResponseEntity<Envelope<Map<String, Object>>> endOwn(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        SessionCaller caller = SessionCaller.of(token);
        Session session = sessions.find(id, caller.user().id())
                .orElseThrow(() -> Refusal.notFound("SESSION_NOT_FOUND", "You have no such session"));
        audit.record(AuditAction.SESSIONS_REVOKED, caller.actor(), caller.user().id(), Map.of("session", id));
        sessions.end(session.id(), session.expiresAt());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (session.id().equals(caller.sessionId())) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.cleared().toString());
        }
        return answer.body(Envelope.of("Session ended", Map.of()));
    }

    /** Ends all sessions of a user, who may sign in again. */
    @DeleteMapping("/api/users/{id}/sessions")
    Envelope<Map<String, Object>> endAll(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        List<Session> open = sessions.of(users.get(id).id());
        audit.record(
                AuditAction.SESSIONS_REVOKED, Actor.of(caller), id, Map.of("sessions", String.valueOf(open.size())));
        return Envelope.of("Sessions ended", Map.of("revoked", sessions.endAll(id)));
    }
}
