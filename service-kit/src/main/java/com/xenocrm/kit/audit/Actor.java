package com.xenocrm.kit.audit;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.security.Caller;

/** Caller that acted. */
public record Actor(String id, @Nullable String email) {

    /** Caller of a request. */
    public static Actor of(Caller caller) {
        return new Actor(caller.userId(), caller.email());
    }
}
