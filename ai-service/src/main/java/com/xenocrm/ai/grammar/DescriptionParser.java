package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.grammar.JoinedConditions.Join;
import com.xenocrm.ai.numbers.NormalisedText;
import com.xenocrm.ai.phrase.Comparison;
import com.xenocrm.ai.phrase.Cursor;
import com.xenocrm.ai.phrase.TimeSpans;
import com.xenocrm.ai.phrase.Words;

/**
 * Reads an audience description by the grammar in {@code docs/rules-in-words.md}. Its rules are valid; each word of the
 * description is part of a rule, without a meaning of its own, or reported as not expressed.
 */
public final class DescriptionParser {

    private static final int MAX_DEPTH = 8;
    private static final Pattern NUMBER = Words.pattern(Comparison.PLAIN);
    private static final Pattern SPAN = Words.pattern(TimeSpans.SPAN);
    private static final Map<String, Object> EVERYBODY = Map.of("field", "email", "operator", "exists", "value", true);

    private final Cursor cursor;
    private final ParsedDescription.Builder description = new ParsedDescription.Builder();
    private int depth;

    private DescriptionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads any text; never fails. */
    public static ParsedDescription read(String description) {
        NormalisedText text = NormalisedText.of(Grammar.plain(description));
        DescriptionParser parser = new DescriptionParser(new Cursor(text));
        return Grammar.meansEverybody(text.text())
                ? parser.description.build(EVERYBODY)
                : parser.description.build(parser.sentences(new JoinedConditions()), text.text());
    }

    /** Returns the numbers in a text, times in days among them. */
    public static Set<BigDecimal> amounts(String text) {
        String normalised = NormalisedText.of(Grammar.plain(text)).text();
        String withoutSpans = SPAN.matcher(normalised).replaceAll(" ");
        return Stream.concat(
                        NUMBER.matcher(withoutSpans).results().map(found -> new BigDecimal(found.group())),
                        SPAN.matcher(normalised).results().map(found -> TimeSpans.days(found.group())))
                .collect(Collectors.toSet());
    }

    /** Reads a bracket, which may continue the clause before; null without a condition. */
    @Nullable
    Map<String, Object> bracket(JoinedConditions before) {
        int start = cursor.place();
        int reported = description.size();
        if (depth == MAX_DEPTH) {
            cursor.moveTo(cursor.description().text().length());
            description.addUnknown(cursor.wordsFrom(start));
            return null;
        }
        depth++;
        Map<String, Object> rule = sentences(before);
        depth--;
        if (rule == null && description.size() == reported && cursor.place() > start) {
            description.addUnknown(cursor.wordsFrom(start));
        }
        cursor.skip(Grammar.CLOSING);
        return rule;
    }

    /** Reads the alternatives after "either"; null if one of them has no condition. */
    @Nullable
    Map<String, Object> alternatives() {
        int start = cursor.place();
        JoinedConditions joined = new JoinedConditions();
        joined.add(Join.NONE, clause(start, Clause.NONE));
        boolean isAlone = true;
        while (cursor.skip(Grammar.OR)) {
            isAlone = false;
            joined.add(Join.OR, clause(cursor.place(), joined.last()));
        }
        if (isAlone) {
            description.addUnknown("either " + cursor.wordsFrom(start));
            return null;
        }
        reportUnclear(joined);
        return joined.rule();
    }

    private @Nullable Map<String, Object> sentences(JoinedConditions before) {
        List<JoinedConditions> sentences = new ArrayList<>();
        while (!cursor.isAtEnd() && !(depth > 0 && cursor.isAt(Grammar.CLOSING))) {
            sentences.add(clauses(cursor.place(), sentences.isEmpty() ? before : sentences.getLast()));
            if (!cursor.skip(Grammar.SENTENCE_END) && depth == 0) {
                cursor.skip(Grammar.CLOSING);
            }
        }
        return JoinedConditions.all(sentences.stream()
                .flatMap(sentence -> Stream.ofNullable(sentence.rule()))
                .toList());
    }

    /** Reads clauses up to the end of the sentence or bracket; the first one may continue the last one before. */
    private JoinedConditions clauses(int start, JoinedConditions before) {
        JoinedConditions joined = new JoinedConditions(before);
        Join join = Join.NONE;
        int from = start;
        while (!cursor.isAtEnd() && !cursor.isAt(Grammar.SENTENCE_END) && !cursor.isAt(Grammar.CLOSING)) {
            if (Grammar.isException(cursor)) {
                exception(joined, join);
                break;
            }
            if (cursor.skip(Grammar.NOR)) {
                joined.add(Join.AND, clause(from, Clause.NONE).denied());
            } else if (Grammar.isClauseEnd(cursor)) {
                Join word = join();
                joined.follow(join, word);
                join = word == Join.COMMA && join != Join.NONE ? join : word;
                from = cursor.place();
                continue;
            } else {
                joined.add(join, clause(from, joined.last()));
            }
            join = Join.NONE;
            from = cursor.place();
        }
        reportUnclear(joined);
        return joined;
    }

    private Join join() {
        if (cursor.skip(Grammar.OR)) {
            description.joinsOtherwise();
            return Join.OR;
        }
        return cursor.skip(Grammar.AND) ? Join.AND : cursor.skip(Grammar.COMMA) ? Join.COMMA : Join.NONE;
    }

    private Clause clause(int start, Clause before) {
        return new ClauseParser(cursor, description, this, start, before).read();
    }

    private void exception(JoinedConditions joined, Join join) {
        int start = cursor.place();
        int reported = description.size();
        if (!cursor.skip(Grammar.EXCEPT)) {
            cursor.skip(Grammar.AND);
        }
        description.joinsOtherwise();
        JoinedConditions excluded = clauses(start, joined);
        Map<String, Object> rule = excluded.rule();
        if ((rule == null && description.size() == reported) || join == Join.OR) {
            description.addUnknown(cursor.wordsFrom(start));
        } else if (rule != null && excluded.hasLooseComma()) {
            description.addUnsayable(cursor.wordsFrom(start), "it is not clear how far the exception reaches");
        } else if (rule != null) {
            joined.exclude(rule);
        }
    }

    private void reportUnclear(JoinedConditions joined) {
        joined.takeUnclearDenials()
                .forEach(part -> description.addUnsayable(
                        cursor.words(part.start(), part.end()),
                        "it is not clear whether the denial covers both sides of '%s'"
                                .formatted(part.join().name().toLowerCase(Locale.ROOT))));
        joined.emptyAlternatives().forEach(part -> description.addUnknown(cursor.words(part.start(), part.end())));
        joined.takeGroupsOfCustomers()
                .forEach(part -> description.addUnsayable(
                        cursor.words(part.start(), part.end()), "it is not clear whether 'and' means both or either"));
        joined.takeBrokenAlternatives()
                .forEach(part -> description.addUnsayable(
                        cursor.words(part.start(), part.end()), "its alternative is not understood"));
    }
}
