package com.xenocrm.kit.settings;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.ResolvableType;

/** Descriptions of the format of settings, by type. */
final class ExpectedFormat {

    static final String ADDRESS = "must be an address of this machine, such as 127.0.0.1 or 0.0.0.0";
    static final String URL = "must be an address such as https://crm.example.com";

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    private ExpectedFormat() {}

    /** Returns the format of a type; for a list the format of its elements. */
    static String of(ResolvableType type) {
        Class<?> wanted = type.resolve(Object.class);
        if (type.hasGenerics()) {
            return of(type.getGeneric(type.getGenerics().length - 1));
        }
        if (WHOLE.contains(wanted)) {
            return "must be a whole number";
        }
        if (NUMBERS.contains(wanted)) {
            return "must be a number, such as 0.5";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "must be true or false";
        }
        if (wanted == Duration.class) {
            return "must be a time such as 500ms, 30s, 5m, 12h or 7d";
        }
        if (wanted == URI.class) {
            return URL;
        }
        if (wanted == InetAddress.class) {
            return ADDRESS;
        }
        return wanted.isEnum() ? "must be one of " + words(wanted) : "has a value that cannot be read";
    }

    private static String words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
