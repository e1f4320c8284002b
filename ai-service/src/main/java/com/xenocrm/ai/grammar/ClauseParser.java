package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.grammar.Grammar.Phrase;
import com.xenocrm.ai.grammar.JoinedConditions.Clause;
import com.xenocrm.ai.grammar.JoinedConditions.Denial;
import com.xenocrm.ai.grammar.PhrasePattern.Meaning;

/**
 * Parser of one clause: phrases, negations and words without a meaning of their own, up to the next conjunction. A
 * clause with any other word is not understood as a whole.
 */
final class ClauseParser {

    private static final Pattern NOR = Grammar.pattern("\\bnor\\b");

    private final Cursor cursor;
    private final ParsedDescription.Builder description;
    private final Groups groups;
    private final int start;
    private final int begin;
    private final boolean isFresh;
    private final boolean isVerb;
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private String field;
    private Denial denying = Denial.NONE;
    private Denial denied = Denial.NONE;
    private boolean isNorMissing;

    /** Set after the end of a phrase: another one needs a word such as "who". */
    private boolean isClosed;

    private boolean isReported;
    private @Nullable String reason;

    /**
     * Creates a parser at the cursor's position.
     *
     * @param start position of the author's first word of this clause, such as "except"
     * @param field field of the previous condition, which a bare comparison continues; empty without one
     */
    ClauseParser(Cursor cursor, ParsedDescription.Builder description, Groups groups, int start, String field) {
        this.cursor = cursor;
        this.description = description;
        this.groups = groups;
        this.start = start;
        this.begin = cursor.place();
        this.field = field;
        this.isFresh = Stream.of(Grammar.FRESH, Grammar.NOT).anyMatch(cursor::isAt);
        this.isVerb = cursor.isAt(Grammar.VERB);
    }

    /** Groups of clauses inside a clause. */
    interface Groups {

        /** Reads a bracket; null without a condition. */
        @Nullable
        Map<String, Object> bracket();

        /** Reads the alternatives after "either"; null if one of them has no condition. */
        @Nullable
        Map<String, Object> alternatives();
    }

    Clause read() {
        boolean isUnderstood = true;
        while (isUnderstood && !Grammar.isClauseEnd(cursor)) {
            isUnderstood = step();
        }
        isUnderstood &= denying == Denial.NONE && (!isNorMissing || cursor.isAt(Grammar.NOR));
        if (!isUnderstood) {
            report();
        }
        return new Clause(
                isUnderstood ? JoinedConditions.all(rules) : null,
                start,
                cursor.place(),
                isUnderstood && !isReported,
                denied,
                isFresh,
                isVerb);
    }

    /** Returns the field of the last condition. */
    String field() {
        return rules.isEmpty() ? "" : field;
    }

    /** Reads the next words; false if they are not understood here. */
    private boolean step() {
        if (cursor.skip(Grammar.OPENING)) {
            return takeGroup(groups.bracket());
        }
        if (rules.isEmpty() && cursor.skip(Grammar.EITHER)) {
            return takeGroup(groups.alternatives());
        }
        Optional<Phrase> phrase = Grammar.phrase(cursor)
                .or(() -> cursor.place() == begin ? Grammar.continuation(cursor, field) : Optional.empty());
        if (phrase.isPresent()) {
            boolean isTaken = take(phrase.get());
            cursor.moveTo(phrase.get().end());
            return isTaken;
        }
        return denying == Denial.NONE ? skip() : deny() || cursor.skip(Grammar.AFTER_NOT);
    }

    private boolean skip() {
        if (rules.isEmpty() && cursor.skip(Grammar.NEITHER)) {
            isNorMissing = true;
            denying = Denial.NOUN;
            description.joinsOtherwise();
            return true;
        }
        if (deny()) {
            return true;
        }
        isClosed &= !cursor.isAt(Grammar.RELATIVE);
        return cursor.skip(Grammar.FILLER);
    }

    private boolean deny() {
        Denial kind = cursor.isAt(Grammar.DENIED_VERB) ? Denial.VERB : Denial.NOUN;
        isClosed &= !cursor.isAt(Grammar.RELATIVE);
        if (!cursor.skip(Grammar.NOT)) {
            return false;
        }
        denying = denying == Denial.NONE ? kind : Denial.NONE;
        description.joinsOtherwise();
        return true;
    }

    private boolean take(Phrase phrase) {
        boolean isNumberFirst = Comparison.isAt(cursor);
        if (isClosed && (isNumberFirst || denied != Denial.NONE)) {
            return false;
        }
        return switch (phrase.meaning()) {
            case Meaning.Unsayable(String why) -> {
                reason = why;
                yield false;
            }
            case Meaning.Said(Map<String, Object> rule) -> {
                boolean hasNor =
                        NOR.matcher(cursor.words(cursor.place(), phrase.end())).find();
                boolean isDenial = denying != Denial.NONE || "notIn".equals(rule.get("operator"));
                yield (!hasNor || isDenial) && take(rule, hasNor, isNumberFirst);
            }
        };
    }

    private boolean take(Map<String, Object> rule, boolean hasNor, boolean isNumberFirst) {
        if (denying != Denial.NONE && rule.containsKey("all")) {
            reason = "it is not clear whether the denial covers each of them";
            return false;
        }
        boolean isDenial = !isNumberFirst && cursor.isAt(Grammar.NOT);
        Denial own = !isDenial ? Denial.NONE : cursor.isAt(Grammar.DENIED_VERB) ? Denial.VERB : Denial.NOUN;
        rules.add(denying == Denial.NONE ? rule : Map.of("not", rule));
        denied = denying == Denial.NONE ? own : denying;
        denying = Denial.NONE;
        isNorMissing &= !hasNor;
        isClosed = true;
        field = String.valueOf(rule.getOrDefault("field", ""));
        return true;
    }

    private boolean takeGroup(@Nullable Map<String, Object> rule) {
        description.joinsOtherwise();
        isReported |= rule == null;
        if (rule != null) {
            rules.add(denying == Denial.NONE ? rule : Map.of("not", rule));
        }
        denying = Denial.NONE;
        denied = Denial.NONE;
        isClosed = false;
        field = "";
        return true;
    }

    private void report() {
        int here = cursor.place();
        boolean isSubject = rules.isEmpty() && denying == Denial.NONE && reason == null;
        while (!Grammar.isClauseEnd(cursor)
                && !(cursor.place() > here && cursor.isAt(Grammar.OPENING))
                && !(isSubject && cursor.isAt(Grammar.RELATIVE) && cursor.hasSince(begin, Grammar.NOUN))) {
            cursor.skip(Grammar.WORD);
        }
        description.add(cursor, start, reason);
    }
}
