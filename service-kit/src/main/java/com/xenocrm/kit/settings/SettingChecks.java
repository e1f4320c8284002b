package com.xenocrm.kit.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;

import org.springframework.boot.convert.DurationStyle;

/**
 * What a settings record asks of its components. Whoever fails is told of by the environment variable that the
 * component's property is read from.
 */
public final class SettingChecks {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LAST_PORT = 65_535;

    private SettingChecks() {}

    /** A part of a whole. */
    public static void share(String component, double value) {
        range(component, value, 0, 1);
    }

    /** A whole number between two others, or one of them. */
    public static void range(String component, long value, long least, long most) {
        that(value >= least && value <= most, component, "must be from %d to %d".formatted(least, most));
    }

    /** A number between two others, or one of them. */
    public static void range(String component, double value, long least, long most) {
        that(value >= least && value <= most, component, "must be from %d to %d".formatted(least, most));
    }

    /** A whole number that is not too small. */
    public static void least(String component, long value, long least) {
        that(value >= least, component, "must be %d or more".formatted(least));
    }

    /** An amount that is not negative. */
    public static void amount(String component, BigDecimal value) {
        that(value.signum() >= 0, component, "must be 0 or more");
    }

    /** A time between two others, each written as a setting is, such as {@code 10s}. */
    public static void time(String component, Duration value, String least, String most) {
        that(
                value.compareTo(DurationStyle.SIMPLE.parse(least)) >= 0
                        && value.compareTo(DurationStyle.SIMPLE.parse(most)) <= 0,
                component,
                "must be from %s to %s".formatted(least, most));
    }

    /** An address on the web, as it was written. */
    public static void url(String component, String value) {
        try {
            url(component, new URI(value));
        } catch (URISyntaxException _) {
            throw new InvalidValueException(component, ExpectedFormat.URL);
        }
    }

    /** An address on the web. */
    public static void url(String component, URI value) {
        boolean complete = value.getScheme() != null
                && SCHEMES.contains(value.getScheme())
                && value.getHost() != null
                && value.getPort() <= LAST_PORT;
        that(complete, component, ExpectedFormat.URL);
    }

    /** Anything else that must hold. */
    public static void that(boolean holds, String component, String wanted) {
        if (!holds) {
            throw new InvalidValueException(component, wanted);
        }
    }
}
