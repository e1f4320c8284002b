package com.xenocrm.accountdata.key;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Written form of an API key, {@code xk_<id>_<secret>}; neither id nor secret contains an underscore. */
record ApiKeyText(String id, String secret) {

    static final String PREFIX = "xk_";

    private static final Pattern FORMAT = Pattern.compile(PREFIX + "([^_]{1,100})_([^_]{1,200})");

    static Optional<ApiKeyText> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches() ? Optional.of(new ApiKeyText(parts.group(1), parts.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + id + "_" + secret;
    }
}
