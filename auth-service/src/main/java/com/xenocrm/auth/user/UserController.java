package com.xenocrm.auth.user;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.accountdata.user.UserRoles;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Administration of users. */
@RestController
class UserController {

    private final Users users;
    private final UserRoles roles;
    private final UserDeletion deletion;

    UserController(Users users, UserRoles roles, UserDeletion deletion) {
        this.users = users;
        this.roles = roles;
        this.deletion = deletion;
    }

    @GetMapping("/api/users")
    Envelope<List<UserView>> everybody(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Users",
                users.page(page),
                users.count(),
                user -> new Cursor(user.createdAt(), user.id()),
                UserView::of);
    }

    @PutMapping("/api/users/{id}")
    Envelope<UserView> changeRole(@PathVariable String id, @RequestBody RoleRequest request, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("Role changed", UserView.of(roles.change(id, request.wanted(), Actor.of(caller))));
    }

    @DeleteMapping("/api/users/{id}")
    Envelope<Map<String, Object>> delete(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        deletion.delete(id, Actor.of(caller));
        return Envelope.of("User deleted", Map.of());
    }
}
