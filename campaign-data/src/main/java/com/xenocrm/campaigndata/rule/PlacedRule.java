package com.xenocrm.campaigndata.rule;

import java.util.IdentityHashMap;
import java.util.Objects;

/** Rule with the path of each of its parts in the submitted JSON. */
public final class PlacedRule {

    private final Rule rule;
    private final IdentityHashMap<Rule, String> places;

    PlacedRule(Rule rule, IdentityHashMap<Rule, String> places) {
        this.rule = rule;
        this.places = places;
    }

    public Rule rule() {
        return rule;
    }

    /**
     * Returns the path of a part, such as {@code rules[0].conditions[1]}; the part must belong to this rule instance.
     */
    public String pathOf(Rule part) {
        return Objects.requireNonNull(places.get(part));
    }
}
