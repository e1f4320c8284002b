package com.xenocrm.auth.user;

import java.util.Map;

import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.session.Sessions;
import com.xenocrm.accountdata.user.User;
import com.xenocrm.accountdata.user.UserRoles;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.web.Refusal;

/** Deletes users. A deletion that was interrupted can be repeated, as the user is removed last. */
@Component
class UserDeletion {

    private final Users users;
    private final UserRoles roles;
    private final Sessions sessions;
    private final AuditLog audit;

    UserDeletion(Users users, UserRoles roles, Sessions sessions, AuditLog audit) {
        this.users = users;
        this.roles = roles;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Deletes a user and voids all their tokens. An admin is demoted first, which fails for the last admin. */
    void delete(String userId, Actor by) {
        if (userId.equals(by.id())) {
            throw Refusal.conflict("OWN_ACCOUNT", "You cannot delete your own account; ask another admin");
        }
        User user = users.get(userId);
        if (user.role().equals(Role.ADMIN.value())) {
            roles.change(userId, Role.VIEWER, by);
        }
        audit.record(AuditAction.USER_DELETED, by, userId, Map.of("email", user.email()));
        sessions.endAll(userId);
        if (!users.remove(userId)) {
            throw Refusal.conflict("ROLE_CHANGED", "This user was just deleted or became an admin");
        }
        sessions.endAll(userId);
    }
}
