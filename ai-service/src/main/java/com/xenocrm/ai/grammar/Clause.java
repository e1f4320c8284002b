package com.xenocrm.ai.grammar;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ai.phrase.Cursor;

/**
 * Clause, from one position of the description to another.
 *
 * @param rule null for a clause without a condition
 * @param isUnderstood whether no part of the clause is reported as not expressed
 * @param opening kind of its first word
 * @param field field of its last condition; empty without one
 * @param isFragment whether it is not understood and only continues the previous clause, which then is not either
 * @param completion start of a clause that would complete this one: the "4 or 5 orders" of "3, 4 or 5 orders"
 */
record Clause(
        @Nullable Map<String, Object> rule,
        int start,
        int end,
        boolean isUnderstood,
        Denial denial,
        Opening opening,
        String field,
        boolean isFragment,
        @Nullable Pattern completion) {

    /** No clause, as before the first one of a sentence. */
    static final Clause NONE = new Clause(null, 0, 0, true, Denial.NONE, Opening.OTHER, "", false, null);

    private static final Set<String> TEXTS = Set.of("tags", "name", "email");

    boolean isEmpty() {
        return rule == null && isUnderstood;
    }

    /** Returns true at words that complete this clause. */
    boolean isCompletedAt(Cursor cursor) {
        return completion != null && cursor.isAt(completion);
    }

    /** Returns true if its condition compares a text, of which the next clause may name a further value. */
    boolean isText() {
        return rule != null && (TEXTS.contains(field) || field.startsWith("attributes."));
    }

    /** Returns the clause with its rule negated. */
    Clause denied() {
        return rule == null
                ? this
                : new Clause(
                        Map.of("not", rule), start, end, isUnderstood, Denial.VERB, Opening.FRESH, "", false, null);
    }

    /** Returns the clause without its rule. */
    Clause withoutRule() {
        return new Clause(null, start, end, false, Denial.NONE, opening, "", false, completion);
    }

    /** Returns whether a conjunction and the next clause may continue the negation of this one. */
    boolean mayDeny(Clause next) {
        return rule != null
                && denial != Denial.NONE
                && (next.opening == Opening.OTHER || (next.opening == Opening.VERB && denial == Denial.VERB));
    }

    /**
     * Negation of a clause's last condition, by a verb ("haven't ordered", "not tagged") or a noun ("without orders").
     */
    enum Denial {
        NONE,
        NOUN,
        VERB
    }

    /** First word of a clause: one for customers, one that starts a new statement such as "who", a verb or an adjective. */
    enum Opening {
        OTHER,
        CUSTOMERS,
        FRESH,
        VERB
    }
}
