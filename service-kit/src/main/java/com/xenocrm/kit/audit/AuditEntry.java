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
 * One line of the audit log, as it is stored and shown.
 *
 * @param action past tense, such as {@code role_changed}
 * @param subject what it was done to; null for the actor alone
 * @param requestId of the request that did it; null for what no request did
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
