package com.xenocrm.ingestion.imports.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.FileLayout;

/**
 * One imported file.
 *
 * @param id grows with time
 * @param key what makes a repeated upload the same import: a hash of caller and idempotency key; null without one
 * @param parameters of the request; null for a file that an older version stored
 * @param reason why it failed
 * @param file what is known once all of it is here
 */
@Document(CollectionNames.IMPORTS)
public record Import(
        @Id String id,
        ImportStatus status,
        FileLayout layout,
        @Field(Imports.KEY) @Nullable String key,
        @Nullable String parameters,
        @Field("created_by") String createdBy,
        @Field("created_at") Instant createdAt,
        @Field(Imports.PROGRESSED_AT) Instant progressedAt,
        @Field(Imports.STARTED_AT) @Nullable Instant startedAt,
        @Field(Imports.FINISHED_AT) @Nullable Instant finishedAt,
        @Nullable String reason,
        @Nullable StoredFile file) {

    /**
     * A file that is stored as a whole.
     *
     * @param bytes unpacked
     * @param hash SHA-256 of these bytes
     * @param format null for a file that an older version stored
     */
    public record StoredFile(
            Long bytes,
            String hash,
            Integer chunks,
            @Field("stored_at") Instant storedAt,
            @Nullable FileFormat format) {}
}
