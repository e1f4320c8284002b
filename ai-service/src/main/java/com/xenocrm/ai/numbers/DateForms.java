package com.xenocrm.ai.numbers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.numbers.NormalisedText.Segment;

/** Dates that name a year, a month and a day: {@code 2026-01-31}, {@code 31 January 2026}, {@code Jan 31st, 2026}. */
final class DateForms {

    private static final List<String> MONTHS = Stream.of(Month.values())
            .map(month -> month.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final String MONTH = MONTHS.stream()
            .map(month -> "%s(?:%s)?".formatted(month.substring(0, 3), month.substring(3)))
            .collect(Collectors.joining("|", "(?<month>", "|sept)\\.?"));
    private static final List<Pattern> CLEAR = Stream.of(
                    "(?<year>\\d{4})([-/.])(?<number>\\d{1,2})\\2(?<day>\\d{1,2})",
                    "(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + ",? (?<year>\\d{4})",
                    MONTH + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})")
            .map(DateForms::pattern)
            .toList();

    /** Dates of digits only, which are unclear because the order of day and month differs by country. */
    private static final Pattern UNCLEAR = pattern("\\d{1,2}([-/.])\\d{1,2}\\1\\d{2,4}");

    private DateForms() {}

    /** Reads the date at a place; null if there is none. */
    static @Nullable Segment at(String text, int place) {
        for (Pattern form : CLEAR) {
            Matcher found = form.matcher(text).region(place, text.length()).useTransparentBounds(true);
            if (found.lookingAt()) {
                return new Segment(place, found.end(), normalised(found));
            }
        }
        Matcher unclear = UNCLEAR.matcher(text).region(place, text.length()).useTransparentBounds(true);
        return unclear.lookingAt() ? new Segment(place, unclear.end(), NormalisedText.UNCLEAR) : null;
    }

    private static String normalised(Matcher found) {
        try {
            return LocalDate.of(
                            Integer.parseInt(found.group("year")), month(found), Integer.parseInt(found.group("day")))
                    .toString();
        } catch (DateTimeException _) {
            return NormalisedText.UNCLEAR;
        }
    }

    private static int month(Matcher found) {
        if (found.namedGroups().containsKey("number")) {
            return Integer.parseInt(found.group("number"));
        }
        String name = found.group("month").toLowerCase(Locale.ROOT).substring(0, 3);
        return 1
                + MONTHS.indexOf(MONTHS.stream()
                        .filter(month -> month.startsWith(name))
                        .findFirst()
                        .orElseThrow());
    }

    private static Pattern pattern(String date) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + date + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    }
}
