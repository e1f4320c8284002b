package com.xenocrm.campaign.campaign;

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
 * When a campaign is to be launched.
 *
 * @param timeZone whose clocks the planner meant; null when it was not said
 */
public record Schedule(Instant at, @Nullable String timeZone) {

    /**
     * A time with its offset, or what the clocks of a time zone show. A local time that clocks skip in spring means as
     * much later as they are put on; of one that they show twice in autumn, the first is meant.
     */
    static Schedule parse(String time, @Nullable String timeZone) {
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
