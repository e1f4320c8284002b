package com.xenocrm.ai.grammar;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of an audience description, from left to right: which of them mean something, and which only fill in. */
final class Grammar {

    private static final List<PhrasePattern> FORMS = Stream.of(
                    ActivityPhrases.ALL, PurchasePhrases.ALL, TextPhrases.ALL)
            .flatMap(List::stream)
            .toList();
    private static final Pattern WINDOW = WordPatterns.pattern(PurchasePhrases.WINDOW);
    private static final Pattern AGAIN = WordPatterns.pattern(Comparison.marked(SpokenNumbers.AMOUNT));
    private static final Pattern SPAN_AGAIN = WordPatterns.pattern(TimeSpans.COMPARED);
    private static final List<String> SUMS = List.of(PurchasePhrases.SPEND, PurchasePhrases.VISITS);

    static final Pattern OR = WordPatterns.pattern("or\\b(?: else)?");
    static final Pattern AND =
            WordPatterns.pattern("(?:and(?: also)?|but(?: also)?|as well as|plus|also)\\b|&|[.;!?]+(?= |$)");
    static final Pattern COMMA = Pattern.compile(",");
    static final Pattern EXCEPT = WordPatterns.pattern(
            "(?:except(?: for)?|excluding|exclude|other than|apart from|but not(?= (?:those|the ones)))\\b");
    static final Pattern NOT = WordPatterns.pattern(
            "(?:(?:have|has|had|did|do|does|are|is|were|was)(?: not|n't)|not|never|without|no|nobody(?: who)?)\\b");
    static final Pattern EITHER = WordPatterns.pattern("either\\b");
    static final Pattern FILLER = WordPatterns.pattern(WordPatterns.FILLERS + "\\b[:]?");
    private static final Pattern EVERYBODY = WordPatterns.pattern(
            "(?:(?:find|show|give|get|list|select|target|me|us|please|send|reach|to) )*"
                    + "(?:everyone|everybody|(?:all|every)(?: of)?(?: the| our| my)? (?:customers?|people|users?|shoppers?))[.!]?");

    private Grammar() {}

    /** Whether these are the words for everybody, and no others. */
    static boolean meansEverybody(String text) {
        return EVERYBODY.matcher(text).matches();
    }

    /** The longest word or sign at this place. */
    static Optional<Matcher> at(Pattern words, String text, int place) {
        boolean withinWord = place > 0
                && Character.isLetterOrDigit(text.charAt(place - 1))
                && place < text.length()
                && Character.isLetterOrDigit(text.charAt(place));
        Matcher found = words.matcher(text).region(place, text.length()).useTransparentBounds(true);
        return !withinWord && found.lookingAt() && found.end() > place ? Optional.of(found) : Optional.empty();
    }

    /**
     * The phrase that begins at this place.
     *
     * @param before the field of the condition before, which "but less than 500" goes on about; empty without one
     */
    static Optional<Phrase> phrase(String text, int place, String before) {
        for (PhrasePattern form : FORMS) {
            Optional<Matcher> found = at(form.words(), text, place);
            if (found.isPresent()) {
                return Optional.of(phrase(text, found.get(), form));
            }
        }
        return again(text, place, before);
    }

    private static Phrase phrase(String text, Matcher found, PhrasePattern form) {
        PhraseMeaning meaning = form.meaning().apply(found);
        Matcher window = WINDOW.matcher(text).region(found.end(), text.length());
        if (isSum(meaning) && window.lookingAt()) {
            return new Phrase(new PhraseMeaning.Unsayable("rules know totals over all time only"), window.end());
        }
        return new Phrase(meaning, found.end());
    }

    private static Optional<Phrase> again(String text, int place, String before) {
        if (SUMS.contains(before)) {
            return at(AGAIN, text, place)
                    .map(found -> new Phrase(
                            PhraseMeaning.of(before, Comparison.read(found.group(), SpokenNumbers::of, "=")),
                            found.end()));
        }
        return before.equals("inactive_days")
                ? at(SPAN_AGAIN, text, place)
                        .map(found -> new Phrase(
                                PhraseMeaning.of(before, Comparison.read(found.group(), TimeSpans::days, ">=")),
                                found.end()))
                : Optional.empty();
    }

    private static boolean isSum(PhraseMeaning meaning) {
        return meaning instanceof PhraseMeaning.Said(var rule) && SUMS.contains(String.valueOf(rule.get("field")));
    }

    /** What a phrase means, and where it ends. */
    record Phrase(PhraseMeaning meaning, int end) {}
}
