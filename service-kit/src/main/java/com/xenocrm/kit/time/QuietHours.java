package com.xenocrm.kit.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Daily period in which no messages are sent: {@code QUIET_HOURS}. If clocks are set back within it, it has its
 * greatest possible length; if they are set forward across one of its ends, that end is the time of the change.
 */
public final class QuietHours {

    /** Quiet hours that never apply. */
    public static final QuietHours NONE = new QuietHours(List.of());

    private static final String SETTING = "QUIET_HOURS";
    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)\\s+(\\S+)");

    private final List<Daily> daily;

    private QuietHours(List<Daily> daily) {
        this.daily = daily;
    }

    /**
     * Parses a setting such as {@code 22:00-08:00 Europe/Berlin}; blank for none. Throws {@link
     * InvalidSettingException} for anything else.
     */
    public static QuietHours of(String setting) {
        if (setting.isBlank()) {
            return NONE;
        }
        Matcher parts = FORM.matcher(setting.strip());
        if (!parts.matches()) {
            throw unusable();
        }
        try {
            LocalTime from = LocalTime.parse(parts.group(1));
            LocalTime to = LocalTime.parse(parts.group(2));
            if (from.equals(to)) {
                throw new InvalidSettingException(SETTING, "must leave some hours of the day");
            }
            return new QuietHours(List.of(new Daily(from, to, ZoneId.of(parts.group(3)))));
        } catch (DateTimeException _) {
            throw unusable();
        }
    }

    /** Returns the end of the current quiet period; empty outside quiet hours. */
    public Optional<Instant> until(Instant now) {
        return daily.stream().flatMap(hours -> hours.endingAfter(now)).max(Instant::compareTo);
    }

    private static InvalidSettingException unusable() {
        return new InvalidSettingException(
                SETTING, "must have two times and a zone, such as 22:00-08:00 Europe/Berlin, or be empty");
    }

    private record Daily(LocalTime from, LocalTime to, ZoneId zone) {

        /** Returns the ends of the quiet periods that contain this time; there can be two where clocks are set back. */
        Stream<Instant> endingAfter(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return Stream.of(today.minusDays(1), today)
                    .filter(day -> !now.isBefore(earliest(day.atTime(from))))
                    .map(day -> latest((to.isAfter(from) ? day : day.plusDays(1)).atTime(to)))
                    .filter(now::isBefore);
        }

        private Instant earliest(LocalDateTime local) {
            return offsets(local).map(local::toInstant).min(Instant::compareTo).orElseGet(() -> change(local));
        }

        private Instant latest(LocalDateTime local) {
            return offsets(local).map(local::toInstant).max(Instant::compareTo).orElseGet(() -> change(local));
        }

        private Stream<ZoneOffset> offsets(LocalDateTime local) {
            return zone.getRules().getValidOffsets(local).stream();
        }

        /** Returns the time of the clock change that skips this local time. */
        private Instant change(LocalDateTime skipped) {
            ZoneOffsetTransition transition = zone.getRules().getTransition(skipped);
            return transition.getInstant();
        }
    }
}
