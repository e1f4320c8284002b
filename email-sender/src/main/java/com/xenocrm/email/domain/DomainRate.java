package com.xenocrm.email.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Limits of one replica for one domain.
 *
 * @param perSecond e-mails a second
 * @param atOnce e-mails at the same time
 */
public record DomainRate(int perSecond, int atOnce) {

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9-]+(?:\\.[a-z0-9-]+)+|\\*)=([1-9]\\d{0,4})(?:/([1-9]\\d{0,2}))?");

    /** Returns whether the text is a list such as {@code gmail.com=20,yahoo.com=5/2}. */
    public static boolean areRates(String list) {
        return items(list).allMatch(item -> FORM.matcher(item).matches());
    }

    /** Returns the limits by domain; those of {@code *} hold for each domain that is not named. */
    public static Map<String, DomainRate> of(String list) {
        Map<String, DomainRate> rates = new HashMap<>();
        items(list).map(FORM::matcher).filter(Matcher::matches).forEach(item -> {
            int atOnce = item.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(item.group(3));
            rates.put(item.group(1), new DomainRate(Integer.parseInt(item.group(2)), atOnce));
        });
        return rates;
    }

    private static Stream<String> items(String list) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split("[\\s,]+", -1)).filter(item -> !item.isEmpty());
    }
}
