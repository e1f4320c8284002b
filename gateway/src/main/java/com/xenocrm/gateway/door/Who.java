package com.xenocrm.gateway.door;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

import com.xenocrm.contracts.ApiKeyScope;
import com.xenocrm.contracts.InternalTokenClaims;
import com.xenocrm.contracts.Role;
import com.xenocrm.gateway.identity.Identity;

/** The kinds of callers that are told apart. */
public enum Who {
    NOBODY,
    VIEWER,
    MARKETER,
    ADMIN,
    READING_KEY,
    INGESTING_KEY,
    /** Somebody whose role or scope means nothing to us. */
    UNKNOWN;

    private static final Map<String, Who> BY_ROLE =
            Map.of(Role.VIEWER.word(), VIEWER, Role.MARKETER.word(), MARKETER, Role.ADMIN.word(), ADMIN);
    private static final Map<String, Who> BY_SCOPE =
            Map.of(ApiKeyScope.READ.word(), READING_KEY, ApiKeyScope.INGEST.word(), INGESTING_KEY);

    static Who of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Identity caller ? of(caller) : NOBODY;
    }

    private static Who of(Identity caller) {
        return caller.role().equals(InternalTokenClaims.ROLE_API_KEY)
                ? BY_SCOPE.getOrDefault(Objects.requireNonNullElse(caller.scope(), ""), UNKNOWN)
                : BY_ROLE.getOrDefault(caller.role(), UNKNOWN);
    }
}
