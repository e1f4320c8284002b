package com.xenocrm.kit.email;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** How an e-mail address is recognised and made the same however it was typed. */
public final class EmailAddress {

    /** No address has more characters. */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN =
            Pattern.compile("(?:" + LABEL + "\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");

    private EmailAddress() {}

    /** Trimmed, lower case, the domain in ASCII; null when it is not an address. */
    public static @Nullable String normalise(String given) {
        String lower = given.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART) {
            return null;
        }
        String domain = inAscii(lower.substring(at + 1));
        String local = lower.substring(0, at);
        if (domain == null
                || local.length() + 1 + domain.length() > LONGEST
                || !LOCAL_PART.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            return null;
        }
        return local + "@" + domain;
    }

    private static @Nullable String inAscii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
