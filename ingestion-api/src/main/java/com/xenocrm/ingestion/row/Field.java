package com.xenocrm.ingestion.row;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Field of a row with its accepted spellings. */
public record Field(String name, List<String> spellings) {

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    /** Creates a field. A row may use the name itself, its camel case and the aliases, in this order of preference. */
    public static Field of(String name, String... aliases) {
        String camelCase =
                NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        return new Field(
                name,
                Stream.concat(Stream.of(name, camelCase), Stream.of(aliases))
                        .distinct()
                        .toList());
    }

    /** Returns all spellings of these fields, which are therefore not attributes. */
    public static Set<String> spellings(List<Field> fields) {
        return fields.stream().flatMap(field -> field.spellings().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
