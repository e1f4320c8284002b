package com.xenocrm.auth.deletion;

import java.util.Map;

import org.springframework.stereotype.Component;

import com.xenocrm.auth.session.Sessions;
import com.xenocrm.auth.user.Roles;
import com.xenocrm.auth.user.User;
import com.xenocrm.auth.user.Users;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.web.Refusal;

/** Deletes users. What dies halfway can be repeated: the user goes last. */
@Component
class Deletions {

    private final Users users;
    private final Roles roles;
    private final Sessions sessions;
    private final AuditLog audit;

    Deletions(Users users, Roles roles, Sessions sessions, AuditLog audit) {
        this.users = users;
        this.roles = roles;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** No token that the user has now is good any more. An admin stops being one first, which the last cannot. */
    void delete(String userId, Actor by) {
        if (userId.equals(by.id())) {
            throw Refusal.conflict("OWN_ACCOUNT", "Nobody deletes their own account; ask another admin");
        }
        User user = users.get(userId);
        if (user.role().equals(Role.ADMIN.value())) {
            roles.change(userId, Role.VIEWER, by);
        }
        audit.record("user_deleted", by, userId, Map.of("email", user.email()));
        sessions.endAll(userId);
        if (!users.remove(userId)) {
            throw Refusal.conflict("ROLE_CHANGED", "Somebody else just deleted this user, or made them admin");
        }
        sessions.endAll(userId);
    }
}
