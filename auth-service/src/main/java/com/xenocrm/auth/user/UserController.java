package com.xenocrm.auth.user;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Shows admins who has signed in, and lets them say what everybody may do. */
@RestController
class UserController {

    private final Users users;
    private final Roles roles;

    UserController(Users users, Roles roles) {
        this.users = users;
        this.roles = roles;
    }

    @GetMapping("/api/users")
    Envelope<List<UserView>> everybody(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        return users.page(PageRequest.of(limit, cursor));
    }

    @PutMapping("/api/users/{id}")
    Envelope<UserView> changeRole(@PathVariable String id, @RequestBody RoleRequest request, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("Role changed", UserView.of(roles.change(id, request.wanted(), Actor.of(caller))));
    }
}
