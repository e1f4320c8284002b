package com.xenocrm.ingestion.imports.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ingestion.imports.export.Origin.SignalColumn;

/**
 * Export of another tool.
 *
 * @param name its name in answers
 * @param kind {@code customers} or {@code orders}
 * @param header columns for recognition: one of each list must be present
 * @param localTimes whether its times have no offset
 * @param keepsOthers whether unlisted columns become attributes
 * @param refusal reason why it cannot be imported; null if it can
 * @param columns field or attribute by column, with a type after a colon; empty for an ignored column
 */
public record KnownExport(
        String name,
        String tool,
        String kind,
        List<List<String>> header,
        boolean localTimes,
        boolean keepsOthers,
        @Nullable String refusal,
        Map<String, String> columns) {

    private static final String ORDER_ID = "order_id";
    private static final String CONSENT = ":consent";
    private static final String ANY_REST = "*";

    public KnownExport {
        columns = columns.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        column -> column.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** Returns whether a file with these columns, in lower case, is such an export. */
    boolean has(Set<String> names) {
        return header.stream()
                .allMatch(any ->
                        any.stream().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(names::contains));
    }

    /** Returns the field or attribute of a column with its type; null if it is not listed. */
    public @Nullable String target(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        String target = columns.get(name);
        return target != null
                ? target
                : columns.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(ANY_REST)
                                && name.startsWith(entry.getKey()
                                        .substring(0, entry.getKey().length() - 1)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Returns whether a column has this field or attribute. */
    public boolean has(String column, String field) {
        String target = target(column);
        return target != null && (target.equals(field) || target.startsWith(field + ":"));
    }

    /** Returns the columns with a statement about consent. */
    List<SignalColumn> signals(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.ofNullable(target(name))
                        .filter(target -> target.endsWith(CONSENT))
                        .map(target -> target.substring(0, target.length() - CONSENT.length()))
                        .map(signal -> new SignalColumn(name, ConsentSignal.named(signal))))
                .toList();
    }

    /** Returns the column whose value the lines of an order share. */
    @Nullable
    String orderColumn(List<String> names) {
        return names.stream()
                .filter(name -> ORDER_ID.equals(target(name)))
                .findFirst()
                .orElse(null);
    }
}
