package com.xenocrm.ai.grammar;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.grammar.Clause.Opening;
import com.xenocrm.ai.numbers.NormalisedText;
import com.xenocrm.ai.phrase.Comparison;
import com.xenocrm.ai.phrase.Cursor;
import com.xenocrm.ai.phrase.Phrases;

import static com.xenocrm.ai.phrase.Words.FILLERS;
import static com.xenocrm.ai.phrase.Words.NOUNS;
import static com.xenocrm.ai.phrase.Words.pattern;

/**
 * Words of an audience description: phrases, words that join or negate them, and words without a meaning of their own.
 */
final class Grammar {

    static final Pattern OR = pattern("(?:and/or|or(?: else)?)\\b");
    static final Pattern AND = pattern("(?:and(?: also)?|but(?: also)?|as well as|plus|also)\\b|&");
    static final Pattern NOR = pattern("\\b(?:and )?nor\\b");
    static final Pattern COMMA = pattern(",|[-–—:•]+(?= |$)");
    static final Pattern SENTENCE_END = pattern("[.;!?]+(?= |$)");
    static final Pattern OPENING = pattern("\\(");
    static final Pattern CLOSING = pattern("\\)");
    static final Pattern EITHER = pattern("either\\b");
    static final Pattern NEITHER = pattern("neither\\b");

    private static final String AUXILIARY = "(?:have|has|had|did|do|does|are|is|was|were)";

    /** Negates everything that follows. */
    static final Pattern EXCEPT = pattern(
            "(?:(?:except(?: for)?|excluding|excludes?|other than|apart from|aside from|leaving out|leave out|omit"
                    + "|omitting|unless)\\b|(?:but |and )?(?:not (?:the |any (?:of )?)?(?:those|" + NOUNS
                    + "|anyone|anybody)|nobody|no[ -]one(?!-)|none of (?:those|the|our)|none(?! *(?:$|[,.;!?]))|no (?:"
                    + NOUNS + "))\\b(?! (?:but|except|other than|apart from)\\b))");

    private static final Pattern BUT = pattern("but\\b(?! not)");
    private static final Pattern ALL =
            pattern("\\b(?:all|every|everyone|everybody|anyone|anybody)(?: (?:of|the|our|my|" + NOUNS + "))* ?$");

    /** Negates what follows directly. */
    static final Pattern NOT = pattern("(?:" + AUXILIARY
            + "(?: not|n't)|(?:have|has|did|do|does|is|are|was|were)nt|not|never|without|no|zero)\\b");

    /** Starts a negation by a verb, which a bare "or" may continue. */
    static final Pattern DENIED_VERB =
            pattern("(?:" + AUXILIARY + "(?: not|n't)|(?:have|has|did|do|does|is|are|was|were)nt|not|never)\\b");

    /** Words that may stand between a negation and what it negates. */
    static final Pattern AFTER_NOT =
            pattern("(?:have|has|had|got|been|being|be|the|an?|any|with|are|is|were|was|of|in|yet|ever)\\b");

    /** Words after "or" that start a new statement, so that a previous negation ends. */
    static final Pattern FRESH = pattern(
            "(?:(?:also )?(?:who|that|which|whose|with|have|having|has|had|are|is|were|was|those|either|neither|they|"
                    + NOUNS + ")\\b|\\()");

    /** Verbs that start a new statement after a negated noun, such as "without orders". */
    static final Pattern VERB = pattern(
            "(?:spent|spending|opened|clicked|received|tagged|visited|ordered|bought|shopped|purchased|returned|joined|signed|named|called|dormant|lapsed|inactive|active|last|been)\\b");

    /** Relative words, after which another phrase about the customers may follow. */
    static final Pattern RELATIVE = pattern("(?:who|whom|that|which|whose|with|without|having|have|has)\\b");

    /** Names customers again, so that a previous "and" may join two groups of them. */
    static final Pattern NAMED_AGAIN =
            pattern("(?:(?:all|any|every|the|our) )*(?:" + NOUNS + "|everyone|everybody|anyone|those)\\b");

    static final Pattern NOUN = pattern("\\b(?:" + NOUNS + "|everyone|everybody|anyone|those)\\b");
    static final Pattern FILLER = pattern(FILLERS + "\\b:?");
    static final Pattern WORD = pattern("\"[^\"]*\"|[^\\s,()]*[^\\s,().;!?]|[^\\s]");
    private static final Pattern EVERYBODY =
            pattern("(?:(?:find|show|give|get|list|select|target|me|us|i|we|want|would|"
                    + "like|let's|please|send|write|reach|mail|it|this|to) )*"
                    + "(?:everyone|everybody|(?:all|each|every)(?: single| of)?(?: the| our| my)?(?: (?:them|contacts?|"
                    + NOUNS
                    + "))?|(?:the |our |my )?(?:whole|entire) (?:list|audience|database|customer (?:base|list|database)))"
                    + "(?: (?:on|in) (?:the|our|my) (?:list|database))?(?:,? please)?[.!?]?");

    /** Words that continue a number, a time or a date of the previous clause. */
    private static final Pattern FRAGMENT =
            pattern("(?:(?:but|not|only|just|maybe|mostly|mainly|sometimes|even|have|has|did) )*(?:(?!from (?!\\d))"
                    + Comparison.BEGINNING + "|"
                    + NormalisedText.UNCLEAR + "|(?:an? )?(?:half|quarter|third|couple|few)\\b"
                    + "|(?:more|less|fewer|longer|higher|lower|older|so|up|upwards|once|twice|thrice|change|thereabouts|none|nothing|anything|counting"
                    + "|ago|later|earlier|before|after|since|until|till|by|during|per|each|every|today|yesterday|recently|lately"
                    + "|(?:this|last|next|past|previous) (?:week|month|quarter|year))\\b|(?:an? |half an? )?(?:day|week|fortnight|month|quarter|year)s?\\b"
                    + "|(?:in|within|for|over|to) (?:the |this )?(?:(?:last|past|previous|next)\\b|(?:week|month|quarter|year)\\b|\\d+|an? )"
                    + "|(?<=(?:only|just|mostly|mainly) )(?:on|in|at|from|for)\\b)");

    /** A number without a noun at the end of a clause, which the next clause may complete. */
    private static final Pattern OPEN_NUMBER = pattern("(?<!\\bfrom )" + Comparison.AMOUNT + "\\s*$");

    private static final Pattern OPEN_TAG = pattern("(?:(?:" + FILLERS + "|not|no|non|either|neither) )*[^ ]+");
    private static final Pattern TAGGED = pattern("(?!tag)[^ ]+?[ -]tag(?:ged|s)?\\b");
    private static final Pattern BARE_VALUE =
            pattern("(?:but |and |or |except |excluding )?(?:not |isn't |is not |is )?(?:\"[^\"]*\"|[^ ]+)");

    private static final Pattern EXACT = pattern("\\b(?:exactly|precisely|equals?|only|just|one-?time)\\b|=");

    private Grammar() {}

    /** Replaces typographic quotes and white space by plain ones, and removes invisible characters. */
    static String plain(String text) {
        return text.replaceAll("[’‘`´]", "'")
                .replaceAll("[“”„]", "\"")
                .replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ")
                .replaceAll("\\p{Cf}", "")
                .strip();
    }

    /** Returns true for words that mean all customers. */
    static boolean meansEverybody(String text) {
        return EVERYBODY.matcher(text).matches();
    }

    /** Returns true before an exception, such as "except" or the "but" of "all customers but". */
    static boolean isException(Cursor cursor) {
        return cursor.isAt(EXCEPT) || (cursor.isAt(BUT) && cursor.isAfter(ALL));
    }

    /** Returns true at the end of a clause. */
    static boolean isClauseEnd(Cursor cursor) {
        return cursor.isAtEnd()
                || Stream.of(OR, NOR, AND, COMMA, EXCEPT, SENTENCE_END, CLOSING).anyMatch(cursor::isAt);
    }

    /** Returns true before words that only continue a number, a time or a date, such as "a half", "in the last month". */
    static boolean isFragment(Cursor cursor) {
        return cursor.isAt(FRAGMENT);
    }

    /** Returns true for one word, which may be a further value of the previous clause: the Delhi of "Pune and Delhi". */
    static boolean isBareValue(String words) {
        return BARE_VALUE.matcher(words).matches();
    }

    /**
     * Returns what may complete a clause that was not understood: a number after one without a noun ("3, 4 or 5
     * orders"), a tag after one word ("vip or gold tagged"); null for nothing.
     */
    static @Nullable Pattern completion(Cursor cursor, int start) {
        if (cursor.isAfter(OPEN_NUMBER)) {
            return Comparison.BEGINS;
        }
        return OPEN_TAG.matcher(cursor.wordsFrom(start)).matches() ? TAGGED : null;
    }

    /** Returns why the denial of a rule is not clear; null if it is clear. */
    static @Nullable String unclearDenial(Map<String, Object> rule, String words, boolean isDenial) {
        if (isDenial) {
            return "it is not clear what the two denials mean together";
        }
        if (rule.containsKey("all")) {
            return "it is not clear whether the denial covers each of them";
        }
        boolean isCount = Phrases.isSum(String.valueOf(rule.get("field")))
                && List.of("=", "in").contains(String.valueOf(rule.get("operator")))
                && !Integer.valueOf(0).equals(rule.get("value"));
        return isCount && !EXACT.matcher(words).find() ? "it is not clear whether the denied number is exact" : null;
    }

    /** Returns the kind of the word at a place. */
    static Opening opening(Cursor cursor) {
        if (cursor.isAt(NAMED_AGAIN)) {
            return Opening.CUSTOMERS;
        }
        return cursor.isAt(FRESH) || cursor.isAt(NOT)
                ? Opening.FRESH
                : cursor.isAt(VERB) ? Opening.VERB : Opening.OTHER;
    }

    /** Returns the field of a phrase's rule, which may be a list of conditions on one field. */
    static String fieldOf(Map<String, Object> rule) {
        return rule.get("all") instanceof List<?> parts && parts.getFirst() instanceof Map<?, ?> first
                ? String.valueOf(first.get("field"))
                : String.valueOf(rule.getOrDefault("field", ""));
    }
}
