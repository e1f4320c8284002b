package com.xenocrm.kit.security;

import org.springframework.http.HttpStatus;

import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.web.Refusal;

/** What only admins may do. */
public final class AdminAccess {

    private AdminAccess() {}

    /** 403 for everybody else. */
    public static void only(Caller caller) {
        if (!Role.ADMIN.value().equals(caller.role())) {
            throw new Refusal(HttpStatus.FORBIDDEN, "FORBIDDEN", "Only an admin may do this", null);
        }
    }
}
