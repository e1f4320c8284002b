package com.xenocrm.auth.user;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import com.xenocrm.accountdata.user.User;

/** User in answers; the id twice, as existing frontends read either. */
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

    /** Returns the view of a stored user. */
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
