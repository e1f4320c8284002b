package com.xenocrm.auth.session;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.accountdata.session.Session;

/** Session in the list of its user; {@code current} marks the session of the request. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SessionView(
        @JsonProperty("_id") String id,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String userAgent,
        String ip,
        boolean current) {

    static SessionView of(Session session, String currentId) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.expiresAt(),
                session.userAgent(),
                session.ip(),
                session.id().equals(currentId));
    }
}
