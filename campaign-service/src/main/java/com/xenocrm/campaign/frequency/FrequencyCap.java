package com.xenocrm.campaign.frequency;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.xenocrm.kit.settings.InvalidSettingException;

/**
 * Largest number of communications to one customer within a period.
 *
 * @param most at least 1
 * @param window period, counted back from each communication
 */
record FrequencyCap(int most, Duration window) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,2})/([1-9]\\d{0,2})([hd])");

    /**
     * Parses a setting such as {@code 3/7d} or {@code 1/12h}; empty if blank. Throws {@link InvalidSettingException}
     * for anything else.
     */
    static Optional<FrequencyCap> of(String setting) {
        if (setting.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(setting.strip());
        if (!parts.matches()) {
            throw new InvalidSettingException(
                    "FREQUENCY_CAP", "must be a number and a time in days or hours, such as 3/7d, or be empty");
        }
        int length = Integer.parseInt(parts.group(2));
        return Optional.of(new FrequencyCap(
                Integer.parseInt(parts.group(1)),
                parts.group(3).equals("d") ? Duration.ofDays(length) : Duration.ofHours(length)));
    }
}
