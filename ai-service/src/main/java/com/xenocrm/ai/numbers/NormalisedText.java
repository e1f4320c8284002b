package com.xenocrm.ai.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Text in which each number and date has one form: digits with a decimal point, amounts of money after {@link #MONEY},
 * dates as {@code 2026-01-31}. An ambiguous or invalid number or date becomes {@link #UNCLEAR}. Quoted text is
 * unchanged.
 */
public final class NormalisedText {

    /** Sign before an amount of money. */
    public static final String MONEY = "¤";

    /** Sign for a number or date that is not clear. */
    public static final String UNCLEAR = "\uFFFC";

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private NormalisedText(String source) {
        this.source = source;
    }

    /** Normalises a text. */
    public static NormalisedText of(String source) {
        String plain = source.replaceAll("[" + MONEY + UNCLEAR + "]", "?");
        NormalisedText normalised = new NormalisedText(plain);
        int place = 0;
        for (Segment segment : NumberScanner.scan(plain)) {
            normalised.copy(place, segment.start());
            segment.form().chars().forEach(character -> normalised.append((char) character, segment));
            place = segment.end();
        }
        normalised.copy(place, plain.length());
        return normalised;
    }

    /** Returns the normalised text. */
    public String text() {
        return text.toString();
    }

    /** Returns the source of a part of the normalised text. */
    public String source(int start, int end) {
        return start >= end ? "" : source.substring(starts.get(start), ends.get(end - 1));
    }

    /** Returns the sources of the numbers and dates in a part of the normalised text that are not clear. */
    public List<String> unclear(int start, int end) {
        return IntStream.range(start, end)
                .filter(place -> text.charAt(place) == UNCLEAR.charAt(0))
                .mapToObj(place -> source(place, place + 1))
                .toList();
    }

    private void copy(int start, int end) {
        IntStream.range(start, end).forEach(place -> append(source.charAt(place), new Segment(place, place + 1, "")));
    }

    private void append(char character, Segment origin) {
        text.append(character);
        starts.add(origin.start());
        ends.add(origin.end());
    }

    /** A part of the source and its normalised form. */
    record Segment(int start, int end, String form) {}
}
