package com.xenocrm.kit.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;

import org.springframework.boot.convert.DurationStyle;

/**
 * Checks of settings records. Failures are reported with the environment variable that the component's property is read
 * from.
 */
public final class SettingChecks {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LAST_PORT = 65_535;

    private SettingChecks() {}

    /** Checks that the value is from 0 to 1. */
    public static void share(String component, double value) {
        range(component, value, 0, 1);
    }

    /** Checks that the integer is within the inclusive bounds. */
    public static void range(String component, long value, long least, long most) {
        that(value >= least && value <= most, component, "must be from %d to %d".formatted(least, most));
    }

    /** Checks that the number is within the inclusive bounds. */
    public static void range(String component, double value, long least, long most) {
        that(value >= least && value <= most, component, "must be from %d to %d".formatted(least, most));
    }

    /** Checks that the integer is not below the minimum. */
    public static void least(String component, long value, long least) {
        that(value >= least, component, "must be %d or more".formatted(least));
    }

    /** Checks that the amount is not negative. */
    public static void amount(String component, BigDecimal value) {
        that(value.signum() >= 0, component, "must be 0 or more");
    }

    /**
     * Checks that the duration is within the inclusive bounds, which are written as in settings, such as {@code 10s}.
     */
    public static void time(String component, Duration value, String least, String most) {
        that(
                value.compareTo(DurationStyle.SIMPLE.parse(least)) >= 0
                        && value.compareTo(DurationStyle.SIMPLE.parse(most)) <= 0,
                component,
                "must be from %s to %s".formatted(least, most));
    }

    /** Checks that the text is an HTTP or HTTPS URL. */
    public static void url(String component, String value) {
        try {
            url(component, new URI(value));
        } catch (URISyntaxException _) {
            throw new InvalidValueException(component, ExpectedFormat.URL);
        }
    }

    /** Checks that the value is a complete HTTP or HTTPS URL. */
    public static void url(String component, URI value) {
        boolean complete = value.getScheme() != null
                && SCHEMES.contains(value.getScheme())
                && value.getHost() != null
                && value.getPort() <= LAST_PORT;
        that(complete, component, ExpectedFormat.URL);
    }

    /** Checks any other condition. */
    public static void that(boolean holds, String component, String wanted) {
        if (!holds) {
            throw new InvalidValueException(component, wanted);
        }
    }
}
