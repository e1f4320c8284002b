package com.xenocrm.kit.audit;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.security.Caller;

/** Who acted. */
public record Actor(String id, @Nullable String email) {

    /** Whoever the gateway says it is. */
    public static Actor of(Caller caller) {
        return new Actor(caller.userId(), caller.email());
    }
}
