package com.xenocrm.campaigndata.rule;

import java.util.List;

/** A segment rule in its one canonical form, whatever spelling it was sent in. */
public sealed interface Rule {

    /** How many conditions the tree holds. */
    int conditions();

    /** Every part holds. */
    record All(List<Rule> parts) implements Rule {
        @Override
        public int conditions() {
            return parts.stream().mapToInt(Rule::conditions).sum();
        }
    }

    /** At least one part holds. */
    record Any(List<Rule> parts) implements Rule {
        @Override
        public int conditions() {
            return parts.stream().mapToInt(Rule::conditions).sum();
        }
    }

    /** The part does not hold. */
    record Not(Rule part) implements Rule {
        @Override
        public int conditions() {
            return part.conditions();
        }
    }

    /**
     * One comparison. A comparison with a value that the customer does not have is false; the operators that say "not"
     * are the exact opposites of their positive ones and so are true then.
     */
    record Condition(Field field, Operator operator, Value value) implements Rule {
        @Override
        public int conditions() {
            return 1;
        }
    }
}
