package com.xenocrm.kit.security;

import org.springframework.http.HttpStatus;

import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.web.Refusal;

/** Access control for admins. */
public final class AdminAccess {

    private AdminAccess() {}

    /** Throws a 403 unless the caller is an admin. */
    public static void only(Caller caller) {
        if (!Role.ADMIN.value().equals(caller.role())) {
            throw new Refusal(HttpStatus.FORBIDDEN, "FORBIDDEN", "Only an admin may do this", null);
        }
    }
}
