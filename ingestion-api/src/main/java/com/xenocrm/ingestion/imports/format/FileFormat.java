package com.xenocrm.ingestion.imports.format;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * How one file writes numbers and dates.
 *
 * @param timeZone zone of times without an offset; null if none was given
 */
public record FileFormat(
        @Field("decimal_mark") DecimalMark decimalMark,
        @Field("date_order") DateOrder dateOrder,
        @Field("time_zone") @Nullable String timeZone) {

    /** Nothing is known. */
    public static final FileFormat UNKNOWN = new FileFormat(DecimalMark.UNKNOWN, DateOrder.UNKNOWN, null);

    /** Returns the same, with times without an offset read in UTC if no zone was given. */
    public FileFormat inUtcByDefault() {
        return timeZone == null ? new FileFormat(decimalMark, dateOrder, "UTC") : this;
    }

    @Nullable
    ZoneId zone() {
        return timeZone == null ? null : ZoneId.of(timeZone);
    }
}
