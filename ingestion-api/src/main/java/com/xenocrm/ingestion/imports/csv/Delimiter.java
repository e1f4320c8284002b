package com.xenocrm.ingestion.imports.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.xenocrm.kit.web.Refusal;

/** Delimiter between the cells of a row. */
public enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private static final int LONGEST_LOOK = 64 * 1024;

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    /** Returns the delimiter with this character or name; refuses any other. */
    public static Delimiter named(String given) {
        return Arrays.stream(values())
                .filter(delimiter ->
                        given.equalsIgnoreCase(delimiter.name()) || given.equals(String.valueOf(delimiter.character)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("delimiter", "must be comma, semicolon or tab"));
    }

    /**
     * Returns the most frequent delimiter in the first line, outside quotes; leaves the position in the text unchanged.
     */
    static Delimiter seenIn(BufferedReader text) throws IOException {
        Map<Delimiter, Integer> counts = new EnumMap<>(Delimiter.class);
        boolean quoted = false;
        text.mark(LONGEST_LOOK);
        for (int looked = 1; looked < LONGEST_LOOK; looked++) {
            int next = text.read();
            if (next < 0 || ((next == '\n' || next == '\r') && !quoted)) {
                break;
            }
            quoted ^= next == '"';
            for (Delimiter delimiter : values()) {
                if (next == delimiter.character && !quoted) {
                    counts.merge(delimiter, 1, Integer::sum);
                }
            }
        }
        text.reset();
        return counts.entrySet().stream()
                .max(Map.Entry.<Delimiter, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(COMMA);
    }

    /** Returns whether the text has this delimiter. */
    boolean isIn(String text) {
        return text.indexOf(character) >= 0;
    }

    /** Splits a line at each delimiter, without regard to quotes. */
    List<String> split(String line) {
        return List.of(line.split(Pattern.quote(String.valueOf(character)), -1));
    }

    char character() {
        return character;
    }
}
