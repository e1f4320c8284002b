package com.xenocrm.gateway.security;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

import com.xenocrm.contracts.token.ApiKeyScope;
import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.gateway.identity.Identity;

/** Kinds of callers that permissions distinguish. */
public enum CallerType {
    NOBODY,
    VIEWER,
    MARKETER,
    ADMIN,
    READING_KEY,
    INGESTING_KEY,
    /** Role or scope that this version does not know. */
    UNKNOWN;

    private static final Map<String, CallerType> BY_ROLE =
            Map.of(Role.VIEWER.value(), VIEWER, Role.MARKETER.value(), MARKETER, Role.ADMIN.value(), ADMIN);
    private static final Map<String, CallerType> BY_SCOPE =
            Map.of(ApiKeyScope.READ.value(), READING_KEY, ApiKeyScope.INGEST.value(), INGESTING_KEY);

    static CallerType of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Identity caller ? of(caller) : NOBODY;
    }

    private static CallerType of(Identity caller) {
        return caller.role().equals(InternalTokenClaims.ROLE_API_KEY)
                ? BY_SCOPE.getOrDefault(Objects.requireNonNullElse(caller.scope(), ""), UNKNOWN)
                : BY_ROLE.getOrDefault(caller.role(), UNKNOWN);
    }
}
