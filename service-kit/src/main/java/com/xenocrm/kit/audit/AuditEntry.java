package com.xenocrm.kit.audit;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Entry of the audit log, as stored and shown.
 *
 * @param action action in the past tense, such as {@code role_changed}
 * @param subject identifier of the changed object; null if only the actor is concerned
 * @param requestId identifier of the request; null for an action of a job
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuditEntry(
        @Id @JsonProperty("_id") String id,
        Instant at,
        @Field("actor_id") String actorId,
        @Field("actor_email") @Nullable String actorEmail,
        String action,
        @Nullable String subject,
        @Field("request_id") @Nullable String requestId,
        Map<String, String> details) {}
