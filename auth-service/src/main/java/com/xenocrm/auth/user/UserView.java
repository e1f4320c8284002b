package com.xenocrm.auth.user;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A user as answers show it; the id twice, because existing frontends read either. */
public record UserView(
        @JsonProperty("_id") String documentId,
        String id,
        String googleId,
        String email,
        String name,
        @Nullable String picture,
        String role,
        @Nullable Instant createdAt,
        @Nullable Instant lastLogin) {

    /** The user as stored. */
    public static UserView of(User user) {
        return new UserView(
                user.id(),
                user.id(),
                user.googleId(),
                user.email(),
                user.name(),
                user.picture(),
                user.role(),
                user.createdAt(),
                user.lastLogin());
    }
}
