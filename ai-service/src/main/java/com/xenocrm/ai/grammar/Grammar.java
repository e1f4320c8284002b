package com.xenocrm.ai.grammar;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of an audience description, from left to right: which of them mean something, and which only fill in. */
final class Grammar {

    private static final List<Form> FORMS = Stream.of(ActivityForms.ALL, PurchaseForms.ALL, TextForms.ALL)
            .flatMap(List::stream)
            .toList();
    private static final Pattern WINDOW = Words.pattern(PurchaseForms.WINDOW);
    private static final Pattern AGAIN = Words.pattern(Comparison.marked(Numbers.AMOUNT));
    private static final Pattern SPAN_AGAIN = Words.pattern(Spans.COMPARED);
    private static final List<String> SUMS = List.of(PurchaseForms.SPEND, PurchaseForms.VISITS);

    static final Pattern OR = Words.pattern("or\\b(?: else)?");
    static final Pattern AND =
            Words.pattern("(?:and(?: also)?|but(?: also)?|as well as|plus|also)\\b|&|[.;!?]+(?= |$)");
    static final Pattern COMMA = Pattern.compile(",");
    static final Pattern EXCEPT = Words.pattern(
            "(?:except(?: for)?|excluding|exclude|other than|apart from|but not(?= (?:those|the ones)))\\b");
    static final Pattern NOT = Words.pattern(
            "(?:(?:have|has|had|did|do|does|are|is|were|was)(?: not|n't)|not|never|without|no|nobody(?: who)?)\\b");
    static final Pattern EITHER = Words.pattern("either\\b");
    static final Pattern FILLER = Words.pattern(Words.FILLERS + "\\b[:]?");
    private static final Pattern EVERYBODY = Words.pattern(
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
        for (Form form : FORMS) {
            Optional<Matcher> found = at(form.words(), text, place);
            if (found.isPresent()) {
                return Optional.of(phrase(text, found.get(), form));
            }
        }
        return again(text, place, before);
    }

    private static Phrase phrase(String text, Matcher found, Form form) {
        Meaning meaning = form.meaning().apply(found);
        Matcher window = WINDOW.matcher(text).region(found.end(), text.length());
        if (isSum(meaning) && window.lookingAt()) {
            return new Phrase(new Meaning.Unsayable("rules know totals over all time only"), window.end());
        }
        return new Phrase(meaning, found.end());
    }

    private static Optional<Phrase> again(String text, int place, String before) {
        if (SUMS.contains(before)) {
            return at(AGAIN, text, place)
                    .map(found -> new Phrase(
                            Meaning.of(before, Comparison.read(found.group(), Numbers::of, "=")), found.end()));
        }
        return before.equals("inactive_days")
                ? at(SPAN_AGAIN, text, place)
                        .map(found -> new Phrase(
                                Meaning.of(before, Comparison.read(found.group(), Spans::days, ">=")), found.end()))
                : Optional.empty();
    }

    private static boolean isSum(Meaning meaning) {
        return meaning instanceof Meaning.Said(var rule) && SUMS.contains(String.valueOf(rule.get("field")));
    }

    /** What a phrase means, and where it ends. */
    record Phrase(Meaning meaning, int end) {}
}
