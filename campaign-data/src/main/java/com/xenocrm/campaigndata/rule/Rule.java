package com.xenocrm.campaigndata.rule;

import java.util.List;

/** Segment rule in canonical form, independent of the submitted spelling. */
public sealed interface Rule {

    /** Returns the number of conditions in the tree. */
    int conditions();

    /** Conjunction: all parts hold. */
    record All(List<Rule> parts) implements Rule {
        @Override
        public int conditions() {
            return parts.stream().mapToInt(Rule::conditions).sum();
        }
    }

    /** Disjunction: at least one part holds. */
    record Any(List<Rule> parts) implements Rule {
        @Override
        public int conditions() {
            return parts.stream().mapToInt(Rule::conditions).sum();
        }
    }

    /** Negation of a part. */
    record Not(Rule part) implements Rule {
        @Override
        public int conditions() {
            return part.conditions();
        }
    }

    /**
     * Single comparison. It is false if the customer has no value; negated operators are the exact opposites of the
     * positive ones, so they are true then.
     */
    record Condition(Field field, Operator operator, Value value) implements Rule {
        @Override
        public int conditions() {
            return 1;
        }
    }
}
