package com.xenocrm.auth.user;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.web.Refusal;

/** Request for a new role. */
record RoleRequest(@Nullable String role) {

    Role wanted() {
        return Arrays.stream(Role.values())
                .filter(known -> known.value().equals(role))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("role", "must be admin, marketer or viewer"));
    }
}
