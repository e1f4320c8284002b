package com.xenocrm.email.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Group of fields as in a header; of several fields of a name the first counts. */
final class ReportFields {

    private static final Pattern EMPTY_LINES = Pattern.compile("\\r?\\n[ \\t]*(?:\\r?\\n[ \\t]*)+(?=\\S)");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern LINE = Pattern.compile("^([!-9;-~]+)[ \\t]*:[ \\t]*(.*)$");

    private final Map<String, String> values = new HashMap<>();

    private ReportFields(String group) {
        FOLD.matcher(group)
                .replaceAll(" ")
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> values.putIfAbsent(
                        line.group(1).toLowerCase(Locale.ROOT), line.group(2).strip()));
    }

    /** Returns the groups of a text, which empty lines separate. */
    static List<ReportFields> groups(String text) {
        return new ArrayList<>(Arrays.stream(EMPTY_LINES.split(text.strip()))
                .map(ReportFields::new)
                .toList());
    }

    /** Returns the value of a field, without a comment at its end; empty if there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns the value of a field as a lower-case word. */
    String word(String name) {
        return get(name).split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
