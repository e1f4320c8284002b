package com.xenocrm.ingestion.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.messaging.ParkedMessage;

/**
 * Stored dead letter.
 *
 * @param id identifier that grows with time; derived from the message, so that a message that is collected twice is stored once
 * @param status one of {@link #WAITING}, {@link #REPLAYED}, {@link #DISCARDED}
 * @param settledAt time of the replay or discard; null while it is waiting
 * @param settledBy admin who replayed or discarded it
 * @param expiresAt time of deletion, once it is settled
 */
@Document(CollectionNames.DEAD_LETTERS)
record DeadLetter(
        @Id String id,
        String queue,
        String reason,
        @Field("parked_at") Instant parkedAt,
        Binary body,
        String status,
        @Field("settled_at") @Nullable Instant settledAt,
        @Field("settled_by") @Nullable String settledBy,
        @Field("expires_at") @Nullable Instant expiresAt) {

    static final String WAITING = "waiting";
    static final String REPLAYED = "replayed";
    static final String DISCARDED = "discarded";

    private static final int HASH_LENGTH = 24;

    static DeadLetter of(ParkedMessage message) {
        return new DeadLetter(
                "%014x-%s".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, message.parkedAt()), hash(message)),
                message.queue(),
                message.reason(),
                message.parkedAt().truncatedTo(ChronoUnit.MILLIS),
                new Binary(message.body()),
                WAITING,
                null,
                null,
                null);
    }

    private static String hash(ParkedMessage message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((message.queue() + "\n" + message.parkedAt() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(message.body())).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
