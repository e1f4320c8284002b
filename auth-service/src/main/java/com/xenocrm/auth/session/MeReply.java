package com.xenocrm.auth.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import com.xenocrm.auth.user.UserView;

/** User of the session, in the envelope and at the top level, where existing frontends read it. */
record MeReply(
        boolean success,
        String message,
        UserView data,
        @JsonProperty("_id") String documentId,
        String id,
        String googleId,
        String email,
        String name,
        @Nullable String picture) {

    static MeReply of(UserView user) {
        return new MeReply(
                true,
                "Signed in as " + user.name(),
                user,
                user.id(),
                user.id(),
                user.googleId(),
                user.email(),
                user.name(),
                user.picture());
    }
}
