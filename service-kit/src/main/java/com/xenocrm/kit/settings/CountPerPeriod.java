package com.xenocrm.kit.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of events within a period.
 *
 * @param most at least 1
 */
public record CountPerPeriod(int most, Duration period) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,2})/([1-9]\\d{0,2})([hd])");

    /**
     * Parses the value of a variable such as {@code 3/7d} or {@code 1/12h}; empty if blank. Throws
     * {@link InvalidSettingException} for anything else.
     */
    public static Optional<CountPerPeriod> of(String variable, String value) {
        if (value.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(value.strip());
        if (!parts.matches()) {
            throw new InvalidSettingException(
                    variable, "must be a number and a time in days or hours, such as 3/7d, or be empty");
        }
        int length = Integer.parseInt(parts.group(2));
        return Optional.of(new CountPerPeriod(
                Integer.parseInt(parts.group(1)),
                parts.group(3).equals("d") ? Duration.ofDays(length) : Duration.ofHours(length)));
    }
}
