package com.xenocrm.campaign.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.time.StorableTimes;
import com.xenocrm.kit.web.Refusal;

/**
 * Planned launch of a campaign.
 *
 * @param timeZone time zone of the local time; null if none was given
 */
public record Schedule(Instant at, @Nullable String timeZone) {

    /**
     * Parses a time with an offset, or a local time in a time zone. A local time that is skipped in spring is moved by
     * the length of the gap; of one that occurs twice in autumn, the first is meant.
     */
    public static Schedule parse(String time, @Nullable String timeZone) {
        ZoneId zone = timeZone == null ? null : zone(timeZone);
        try {
            Instant at = zone == null || !isLocal(time)
                    ? OffsetDateTime.parse(time).toInstant()
                    : ZonedDateTime.ofLocal(LocalDateTime.parse(time), zone, null)
                            .toInstant();
            if (!StorableTimes.include(at)) {
                throw Refusal.invalid("schedule_at", StorableTimes.REQUIRED);
            }
            return new Schedule(at.truncatedTo(ChronoUnit.MILLIS), timeZone);
        } catch (DateTimeException _) {
            throw Refusal.invalid(
                    "schedule_at",
                    "must be an ISO time with its offset, such as 2026-01-31T10:00:00Z, or one without and a time_zone");
        }
    }

    private static boolean isLocal(String time) {
        try {
            LocalDateTime.parse(time);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Refusal.invalid("time_zone", "must be the name of a time zone, such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }
}
