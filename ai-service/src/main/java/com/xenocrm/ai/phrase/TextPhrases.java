package com.xenocrm.ai.phrase;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.xenocrm.ai.numbers.NormalisedText;

/** Phrases about tags, names, addresses and attributes. */
final class TextPhrases {

    /** Words that start another condition and therefore are not values. */
    private static final String TAKEN =
            "(?!(?:not|no|non|nor|neither|either|never|un|inactive|active|spent|spend|spending|visited|ordered|bought|"
                    + "shopped|purchased|returned|opened|clicked|received|with|without|who|whose|that|which|have|having|has|had|haven't|hasn't|tagged|tags?|"
                    + "joined|signed|registered|the|an?|is|are|was|were|any|all|every|everyone|total|visits?|orders?|"
                    + "purchases?|name|named|called|email|phone|gmail|over|under|above|below|more|less|fewer|at least|at most|"
                    + "between|exactly|from|in|at|by|on|of|for|to|near|since|before|after|until|within|during|and|or|but|except|excluding|"
                    + "unless|if|only|both|other|those|these|they|them|anything|something|nothing|everything|else|better|worse|higher|lower|untagged|inactive_days|total_spend|visits_count|"
                    + Words.NOUNS + ")\\b)";

    private static final String END =
            "(?=\\s*(?:$|[,.;)]|\\b(?:and|or|nor|but|except|excluding|unless|who|with|without|that)\\b))";
    private static final String QUOTED = "\"[^\"]+\"|'[^']+'";
    private static final String WORD = "(?:" + QUOTED + "|" + TAKEN + "[\\p{L}\\d][\\p{L}\\d_-]*)";
    private static final String BETWEEN_WORDS = "(?:, ?(?:or |and |nor )?| or | and | nor )";
    private static final String WORDS = WORD + "(?:" + BETWEEN_WORDS + WORD + END + ")*";
    private static final String UNQUOTED = TAKEN + "[^\\s,.;()\"]+(?: " + TAKEN + "[^\\s,.;()\"]+){0,3}";
    private static final String VALUE = "(?:" + QUOTED + "|" + UNQUOTED + ")" + END;
    private static final String VALUES = "(?<value>" + VALUE + "(?:(?:, ?(?:or |nor )?| or | nor )" + VALUE + ")*)";
    private static final String HOW =
            "(?<how>is not|isn't|is|=|equals|contains|containing|has|starts? with|starting with|begins? with)";

    private static final String ATTRIBUTE = "(?:attributes?[ .]|whose )" + TAKEN + "(?<key>[a-z][a-z0-9_]*) ";
    private static final String PROVIDER = "(?:gmail|yahoo|outlook|hotmail)";
    private static final Pattern PROVIDER_NAME = Words.pattern(PROVIDER);
    private static final Pattern ITEM =
            Words.pattern(QUOTED + "|(?<![^\\s,])(?!(?:or|and|nor) )[^\\s,\"]+(?: (?!(?:or|and|nor)\\b)[^\\s,\"]+)*");
    private static final Pattern QUOTATION = Words.pattern(QUOTED);
    private static final Pattern ALL_OF = Words.pattern(" and ");
    private static final Pattern ANY_OF = Words.pattern(" n?or ");

    static final List<PhrasePattern> ALL = List.of(
            PhrasePattern.fixed("untagged", "tags", "exists", false),
            new PhrasePattern(
                    "tagged neither (?<tags>" + WORDS + ")",
                    (found, description) -> Meaning.of("tags", "notIn", items(description, found, "tags"))),
            new PhrasePattern(
                    "(?:tagged(?: as| with)?|(?:with )?tags?(?: (?:is|are|contains?|includes?|of)|:)?|labell?ed(?: as)?) (?<tags>"
                            + WORDS + ")",
                    (found, description) -> tags(
                            QUOTATION.matcher(found.group("tags")).replaceAll(""), items(description, found, "tags"))),
            new PhrasePattern(
                    "(?!(?:" + Words.FILLERS + "|and|or|but|either|except|excluding)\\b)(?<tags>" + WORD
                            + ")[ -]tag(?:ged|s)?\\b",
                    (found, description) -> tags("", items(description, found, "tags"))),
            PhrasePattern.fixed("(?:any )?tags?\\b" + END, "tags", "exists", true),
            new PhrasePattern(
                    "(?:the |whose )?names? " + HOW + " " + VALUES,
                    (found, description) -> text("name", found, description)),
            new PhrasePattern(
                    "(?:named|called) (?<value>" + WORD + ")",
                    (found, description) -> Meaning.of(
                            "name",
                            "contains",
                            items(description, found, "value").getFirst())),
            new PhrasePattern(
                    "(?:an? )?(?<providers>" + PROVIDER + "(?:(?:, ?(?:or |and )?| or | and )" + PROVIDER
                            + ")*)(?: e-?mails?)? (?:address(?:es)?|accounts?|users?|customers?)",
                    (found, _) -> providers(found.group("providers").toLowerCase(Locale.ROOT))),
            new PhrasePattern(
                    "(?:the |whose )?e-?mails?(?: address(?:es)?)? " + HOW
                            + " (?<value>\"[^\"]+\"|[^\\s,;()]+[^\\s,;().])" + END,
                    (found, description) -> text("email", found, description)),
            PhrasePattern.fixed("(?:an? |any )?(?:tele)?phone(?: numbers?)?\\b", "phone", "exists", true),
            new PhrasePattern(
                    ATTRIBUTE + "(?:is )?(?<number>" + Comparison.marked(Comparison.PLAIN) + ")",
                    (found, _) -> Comparison.number(found.group("number")).on(attribute(found))),
            new PhrasePattern(
                    ATTRIBUTE + HOW + " " + VALUES,
                    (found, description) -> text(attribute(found), found, description)));

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

    private static Meaning text(String field, Matcher found, NormalisedText description) {
        String operator = OPERATORS.getOrDefault(found.group("how").toLowerCase(Locale.ROOT), "startsWith");
        List<String> values = items(description, found, "value");
        if (values.size() == 1) {
            return Meaning.of(field, operator, values.getFirst());
        }
        return switch (operator) {
            case "=" -> Meaning.of(field, "in", values);
            case "!=" -> Meaning.of(field, "notIn", values);
            default -> new Meaning.Unsayable("it takes one value");
        };
    }

    private static Meaning tags(String list, List<String> tags) {
        boolean all = ALL_OF.matcher(list).find();
        boolean any = ANY_OF.matcher(list).find();
        if (tags.size() == 1) {
            return Meaning.of("tags", "=", tags.getFirst());
        }
        if (all == any) {
            return new Meaning.Unsayable("it takes either 'and' or 'or' between tags");
        }
        return any
                ? Meaning.of("tags", "in", tags)
                : Meaning.all(tags.stream()
                        .map(tag -> Map.<String, Object>of("field", "tags", "operator", "=", "value", tag))
                        .toList());
    }

    private static Meaning providers(String list) {
        if (ALL_OF.matcher(list).find()) {
            return new Meaning.Unsayable("it is not clear whether 'and' means both or either");
        }
        return Meaning.any(PROVIDER_NAME
                .matcher(list)
                .results()
                .map(name -> Map.<String, Object>of(
                        "field", "email", "operator", "contains", "value", "@" + name.group() + "."))
                .toList());
    }

    private static String attribute(Matcher found) {
        return "attributes." + found.group("key").toLowerCase(Locale.ROOT);
    }

    /** Returns the values of a list in the author's words, without quotes. */
    private static List<String> items(NormalisedText description, Matcher found, String group) {
        return ITEM.matcher(description.source(found.start(group), found.end(group)))
                .results()
                .map(item -> item.group().strip().replaceFirst("^[\"'](.*)[\"']$", "$1"))
                .toList();
    }
}
