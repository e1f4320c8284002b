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
 * Imported file.
 *
 * @param id identifier that grows with time
 * @param key hash of caller and idempotency key, by which a repeated upload is recognised; null without one
 * @param parameters parameters of the request; null for a file stored by an older version
 * @param reason reason of the failure; null unless failed
 * @param file stored file; null until it is complete
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
     * Completely stored file.
     *
     * @param bytes size, unpacked
     * @param hash SHA-256 of these bytes
     * @param format format; null for a file stored by an older version
     */
    public record StoredFile(
            Long bytes,
            String hash,
            Integer chunks,
            @Field("stored_at") Instant storedAt,
            @Nullable FileFormat format) {}
}
