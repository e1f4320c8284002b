package com.xenocrm.ingestion.imports.format;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Format of numbers and dates in a file.
 *
 * @param timeZone zone of times without an offset; null if none was given
 */
public record FileFormat(
        @Field("decimal_mark") DecimalMark decimalMark,
        @Field("date_order") DateOrder dateOrder,
        @Field("time_zone") @Nullable String timeZone) {

    /** Unknown format. */
    public static final FileFormat UNKNOWN = new FileFormat(DecimalMark.UNKNOWN, DateOrder.UNKNOWN, null);

    /** Returns this format, with UTC as the time zone if none was given. */
    public FileFormat inUtcByDefault() {
        return timeZone == null ? new FileFormat(decimalMark, dateOrder, "UTC") : this;
    }

    @Nullable
    ZoneId zone() {
        return timeZone == null ? null : ZoneId.of(timeZone);
    }
}
