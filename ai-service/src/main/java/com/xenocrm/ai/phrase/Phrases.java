package com.xenocrm.ai.phrase;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds phrases in an audience description. */
public final class Phrases {

    private static final List<PhrasePattern> PHRASES = Stream.of(
                    ActivityPhrases.ALL, PurchasePhrases.ALL, TextPhrases.ALL)
            .flatMap(List::stream)
            .toList();
    private static final Pattern WINDOW = Words.pattern(PurchasePhrases.WINDOW);
    private static final Pattern NUMBER_AGAIN = Words.pattern(Comparison.marked(Comparison.AMOUNT));
    private static final Pattern TIME_AGAIN = Words.pattern(Comparison.marked(TimeSpans.SPAN) + "(?: ago)?");
    private static final List<String> SUMS = List.of(PurchasePhrases.SPEND, PurchasePhrases.VISITS);

    private Phrases() {}

    /** Finds the phrase at a place. */
    public static Optional<Phrase> find(Cursor cursor) {
        for (PhrasePattern phrase : PHRASES) {
            Optional<Matcher> found = cursor.at(phrase.words());
            if (found.isPresent()) {
                return Optional.of(phrase(cursor, found.get(), phrase));
            }
        }
        return Optional.empty();
    }

    /** Finds a comparison that continues the field of the previous condition, such as "but less than 500". */
    public static Optional<Phrase> continuation(Cursor cursor, String field) {
        if (isSum(field)) {
            return cursor.at(NUMBER_AGAIN)
                    .map(found -> new Phrase(
                            Comparison.number(found.group()).on(field).checked(), found.end()));
        }
        return field.equals("inactive_days")
                ? cursor.at(TIME_AGAIN)
                        .map(found -> new Phrase(
                                Comparison.days(found.group(), ">=").on(field).checked(), found.end()))
                : Optional.empty();
    }

    private static Phrase phrase(Cursor cursor, Matcher found, PhrasePattern phrase) {
        Meaning meaning = phrase.meaning().apply(found, cursor.description());
        String text = cursor.description().text();
        Matcher window = WINDOW.matcher(text).region(found.end(), text.length());
        if (isSum(meaning) && window.lookingAt()) {
            return new Phrase(new Meaning.Unsayable("rules know totals over all time only"), window.end());
        }
        return new Phrase(meaning.checked(), found.end());
    }

    /** Returns whether a field is a total of all purchases. */
    public static boolean isSum(String field) {
        return SUMS.contains(field);
    }

    private static boolean isSum(Meaning meaning) {
        return meaning instanceof Meaning.Said(var rule) && isSum(String.valueOf(rule.get("field")));
    }

    /** Meaning of a phrase, and its end. */
    public record Phrase(Meaning meaning, int end) {}
}
