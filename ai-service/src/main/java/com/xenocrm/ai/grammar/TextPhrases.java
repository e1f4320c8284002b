package com.xenocrm.ai.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tags, names, addresses, and what else the shop keeps about a customer. */
final class TextPhrases {

    /** Words with which another condition begins, so they are no tag and no attribute. */
    private static final String TAKEN =
            "(?!(?:not|no|never|inactive|active|spent|visited|ordered|bought|with|without|who|that|have|"
                    + "has|haven't|hasn't|tagged|tags?|joined|the|an?|is|are|any|all|total|visits?|orders?|spend|name|email|phone|last|"
                    + "inactive_days|total_spend|visits_count)\\b)";

    private static final String END =
            "(?=\\s*(?:$|[,.;)]|\\b(?:and|or|but|who|with|that|customers|shoppers|people)\\b))";
    private static final String WORD = "(?:\"[^\"]+\"|'[^']+'|" + TAKEN + "[\\p{L}\\d][\\p{L}\\d_-]*)";
    private static final String WORDS = WORD + "(?:(?:, (?:or |and )?| or | and )" + WORD + END + ")*";
    private static final String VALUE = "(?<value>\"[^\"]+\"|'[^']+'|[^,.;()\"]+?" + END + ")";
    private static final String HOW =
            "(?<how>is not|isn't|is|=|equals|contains|containing|has|starts? with|starting with|begins? with)";

    static final List<PhrasePattern> ALL = List.of(
            new PhrasePattern(
                    "(?:tagged(?: as| with)?|(?:with )?tags?(?: (?:is|are|contains?|includes?|of)|:)?|labell?ed(?: as)?) (?<tags>"
                            + WORDS + ")",
                    found -> tags(found.group("tags"))),
            new PhrasePattern(
                    "(?!(?:" + WordPatterns.FILLERS + "|and|or|but|either|except|excluding)\\b)(?<tags>" + WORD
                            + ")[ -]tag(?:ged|s)?\\b",
                    found -> tags(found.group("tags"))),
            PhrasePattern.fixed("(?:any )?tags?\\b" + END, "tags", "exists", true),
            new PhrasePattern(
                    "(?:the |whose )?names? " + HOW + " " + VALUE,
                    found -> text("name", found.group("how"), found.group("value"))),
            new PhrasePattern(
                    "(?:named|called) (?<value>" + WORD + ")", found -> text("name", "contains", found.group("value"))),
            new PhrasePattern(
                    "(?:an? )?(?<provider>gmail|yahoo|outlook|hotmail)(?: e-?mail)? (?:address(?:es)?|accounts?|users?)",
                    found -> PhraseMeaning.of(
                            "email", "contains", "@" + found.group("provider").toLowerCase(Locale.ROOT) + ".")),
            new PhrasePattern(
                    "(?:the |whose )?e-?mails?(?: address(?:es)?)? " + HOW
                            + " (?<value>\"[^\"]+\"|[^\\s,;()]+[^\\s,;().])",
                    found -> text("email", found.group("how"), found.group("value"))),
            PhrasePattern.fixed("(?:an? |any )?(?:tele)?phone(?: numbers?)?\\b", "phone", "exists", true),
            new PhrasePattern(
                    "(?:attributes?[ .]|whose )(?:" + TAKEN + ")(?<key>[a-z][a-z0-9_]*) (?:is )?(?<number>"
                            + Comparison.marked(SpokenNumbers.PLAIN) + ")",
                    found -> PhraseMeaning.of(
                            "attributes." + key(found.group("key")),
                            Comparison.read(found.group("number"), SpokenNumbers::of, "="))),
            new PhrasePattern(
                    "(?:attributes?[ .]|whose )(?:" + TAKEN + ")(?<key>[a-z][a-z0-9_]*) " + HOW + " " + VALUE,
                    found -> text("attributes." + key(found.group("key")), found.group("how"), found.group("value"))));

    private static final Map<String, String> OPERATORS = Map.of(
            "is",
            "=",
            "=",
            "=",
            "equals",
            "=",
            "is not",
            "!=",
            "isn't",
            "!=",
            "contains",
            "contains",
            "containing",
            "contains",
            "has",
            "contains");

    private TextPhrases() {}

    private static PhraseMeaning text(String field, String how, String value) {
        return PhraseMeaning.of(
                field, OPERATORS.getOrDefault(how.toLowerCase(Locale.ROOT), "startsWith"), unquoted(value));
    }

    private static PhraseMeaning tags(String list) {
        List<String> tags = Arrays.stream(list.split("(?i),\\s*(?:or |and )?| or | and "))
                .map(TextPhrases::unquoted)
                .toList();
        if (WordPatterns.pattern(" and ").matcher(list).find()) {
            return PhraseMeaning.all(tags.stream()
                    .map(tag -> Map.<String, Object>of("field", "tags", "operator", "=", "value", tag))
                    .collect(Collectors.toList()));
        }
        return tags.size() == 1 ? PhraseMeaning.of("tags", "=", tags.getFirst()) : PhraseMeaning.of("tags", "in", tags);
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String value) {
        return value.strip().replaceFirst("^[\"'](.*)[\"']$", "$1");
    }
}
