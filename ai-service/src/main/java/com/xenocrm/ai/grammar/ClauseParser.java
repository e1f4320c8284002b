package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.grammar.Clause.Denial;
import com.xenocrm.ai.grammar.Clause.Opening;
import com.xenocrm.ai.phrase.Comparison;
import com.xenocrm.ai.phrase.Cursor;
import com.xenocrm.ai.phrase.Meaning;
import com.xenocrm.ai.phrase.Phrases;
import com.xenocrm.ai.phrase.Phrases.Phrase;

/**
 * Parser of one clause: phrases, negations and words without a meaning of their own, up to the next conjunction. A
 * clause with any other word is not understood as a whole.
 */
final class ClauseParser {

    private final Cursor cursor;
    private final ParsedDescription.Builder description;
    private final DescriptionParser groups;
    private final int start;
    private final Clause before;
    private final boolean isFragment;
    private final int begin;
    private final Opening opening;
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private String field;
    private Denial denying = Denial.NONE;
    private Denial denied = Denial.NONE;
    private boolean isNorMissing;

    /** Set after the end of a phrase: another one needs a word such as "who". */
    private boolean isClosed;

    private boolean isReported;
    private boolean isTakingBefore;
    private @Nullable String reason;

    /**
     * Creates a parser at the cursor's position.
     *
     * @param groups parser of brackets and alternatives inside the clause
     * @param start position of the author's first word of this clause, such as "except"
     * @param before previous clause, which a bare comparison or a fragment continues
     */
    ClauseParser(
            Cursor cursor, ParsedDescription.Builder description, DescriptionParser groups, int start, Clause before) {
        this.cursor = cursor;
        this.description = description;
        this.groups = groups;
        this.start = start;
        this.begin = cursor.place();
        this.field = before.field();
        this.before = before;
        this.isFragment = before.rule() != null && Grammar.isFragment(cursor);
        this.opening = Grammar.opening(cursor);
    }

    Clause read() {
        boolean isUnderstood = !before.isCompletedAt(cursor);
        if (!isUnderstood) {
            description.joinsOtherwise();
        }
        while (isUnderstood && !Grammar.isClauseEnd(cursor)) {
            isUnderstood = step();
        }
        isUnderstood &= denying == Denial.NONE && (!isNorMissing || cursor.isAt(Grammar.NOR));
        if (!isUnderstood) {
            report();
        }
        return clause(isUnderstood);
    }

    private Clause clause(boolean isUnderstood) {
        return new Clause(
                isUnderstood ? JoinedConditions.all(rules) : null,
                start,
                cursor.place(),
                isUnderstood && !isReported,
                denied,
                opening,
                isUnderstood && !rules.isEmpty() ? field : "",
                isTakingBefore,
                isUnderstood ? null : Grammar.completion(cursor, start));
    }

    /** Reads the next words; false if they are not understood here. */
    private boolean step() {
        if (cursor.skip(Grammar.OPENING)) {
            JoinedConditions soFar = new JoinedConditions(clause(true));
            Map<String, Object> rule = groups.bracket(soFar);
            if (soFar.rule() == null) {
                rules.clear();
            }
            return takeGroup(rule);
        }
        if (rules.isEmpty() && cursor.skip(Grammar.EITHER)) {
            return takeGroup(groups.alternatives());
        }
        Optional<Phrase> phrase = Phrases.find(cursor)
                .or(() -> cursor.place() == begin ? Phrases.continuation(cursor, field) : Optional.empty());
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
        return deny() || cursor.skip(Grammar.FILLER);
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
            case Meaning.Said(var rule) -> take(rule, cursor.words(cursor.place(), phrase.end()), isNumberFirst);
        };
    }

    private boolean take(Map<String, Object> rule, String words, boolean isNumberFirst) {
        boolean hasNor = Grammar.NOR.matcher(words).find();
        boolean isDenial = !isNumberFirst && cursor.isAt(Grammar.NOT);
        reason = denying == Denial.NONE ? null : Grammar.unclearDenial(rule, words, isDenial);
        if (reason != null || (hasNor && denying == Denial.NONE && !"notIn".equals(rule.get("operator")))) {
            return false;
        }
        Denial own = !isDenial ? Denial.NONE : cursor.isAt(Grammar.DENIED_VERB) ? Denial.VERB : Denial.NOUN;
        rules.add(denying == Denial.NONE ? rule : Map.of("not", rule));
        denied = denying == Denial.NONE ? own : denying;
        denying = Denial.NONE;
        isNorMissing &= !hasNor;
        isClosed = true;
        field = Grammar.fieldOf(rule);
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
        boolean isValue = rules.isEmpty()
                && before.isText()
                && opening != Opening.VERB
                && Grammar.isBareValue(cursor.wordsFrom(start));
        isTakingBefore = (isFragment || isValue) && reason == null;
        description.add(cursor, isTakingBefore ? before.start() : start, reason);
    }
}
