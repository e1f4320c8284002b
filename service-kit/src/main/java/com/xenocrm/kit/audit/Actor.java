package com.xenocrm.kit.audit;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.security.Caller;

/** Caller that acted. */
public record Actor(String id, @Nullable String email) {

    /** Creates the actor from the caller of a request. */
    public static Actor of(Caller caller) {
        return new Actor(caller.userId(), caller.email());
    }
}
