package com.xenocrm.ingestion.imports.export;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Origin of a file.
 *
 * @param export name of the recognised export; null if none was
 * @param source name of the tool that wrote it
 * @param orderColumn column whose value is the same in all lines of an order; null if a line is an order
 * @param signals columns that say something about consent, wherever the caller maps them
 * @param consent statement about all rows of the file; null if there is none
 * @param localTimes whether its times have no offset
 * @param warnings warnings to the caller
 */
public record Origin(
        @Nullable String export,
        String source,
        @Field("order_column") @Nullable String orderColumn,
        List<SignalColumn> signals,
        @Nullable Consent consent,
        @Field("local_times") boolean localTimes,
        List<String> warnings) {

    /** Returns the origin of an unrecognised file if the caller states the consent; else null. */
    public static @Nullable Origin stated(@Nullable Consent consent) {
        return consent == null ? null : new Origin(null, "a list", null, List.of(), consent, false, List.of());
    }

    /** Column with a statement about consent. */
    public record SignalColumn(String header, ConsentSignal signal) {}
}
