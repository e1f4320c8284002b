package com.xenocrm.campaigndata.rule;

import java.util.IdentityHashMap;
import java.util.Objects;

/** A rule and where in the JSON that was sent each of its parts is. */
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

    /** The path of this part, such as {@code rules[0].conditions[1]}; it must be one of this very rule's. */
    public String pathOf(Rule part) {
        return Objects.requireNonNull(places.get(part));
    }
}
