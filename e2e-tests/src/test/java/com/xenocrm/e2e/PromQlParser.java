package com.xenocrm.e2e;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics of a PromQL query. */
final class PromQlParser {

    private static final Pattern NO_NAMES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b([a-z][a-z0-9_]{3,})\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("unless", "bool", "offset");

    private PromQlParser() {}

    /** Returns the metrics in a query, except Prometheus's own {@code up}. */
    static Set<String> metrics(String query) {
        Set<String> metrics = new TreeSet<>();
        Matcher names = NAME.matcher(NO_NAMES.matcher(query).replaceAll(" "));
        while (names.find()) {
            if (!WORDS.contains(names.group(1))) {
                metrics.add(names.group(1));
            }
        }
        return metrics;
    }
}
