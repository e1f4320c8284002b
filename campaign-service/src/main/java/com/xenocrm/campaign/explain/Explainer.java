package com.xenocrm.campaign.explain;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.bson.Document;

import com.xenocrm.campaigndata.rule.PlacedRule;
import com.xenocrm.campaigndata.rule.Rule;

/** Explains a rule for one customer: evaluates each condition separately and combines the results. */
final class Explainer {

    private final PlacedRule placed;
    private final Document customer;
    private final Instant now;
    private final Predicate<Rule.Condition> holds;

    private Explainer(PlacedRule placed, Document customer, Instant now, Predicate<Rule.Condition> holds) {
        this.placed = placed;
        this.customer = customer;
        this.now = now;
        this.holds = holds;
    }

    /** Returns the explanation.
     * @param holds returns whether the customer matches a condition in the database
     */
    static Explanation explain(PlacedRule placed, Document customer, Instant now, Predicate<Rule.Condition> holds) {
        return new Explainer(placed, customer, now, holds).part(placed.rule());
    }

    private Explanation part(Rule rule) {
        return switch (rule) {
            case Rule.All all -> all(all);
            case Rule.Any any -> any(any);
            case Rule.Not not -> not(not);
            case Rule.Condition condition -> clause(condition);
        };
    }

    private Explanation all(Rule.All all) {
        List<Explanation> parts = all.parts().stream().map(this::part).toList();
        boolean matched = parts.stream().allMatch(Explanation::matched);
        return new Explanation.Group(placed.pathOf(all), "all", matched, howMany(parts) + ", all are required", parts);
    }

    private Explanation any(Rule.Any any) {
        List<Explanation> parts = any.parts().stream().map(this::part).toList();
        boolean matched = parts.stream().anyMatch(Explanation::matched);
        return new Explanation.Group(placed.pathOf(any), "any", matched, howMany(parts) + ", one is required", parts);
    }

    private Explanation not(Rule.Not not) {
        Explanation part = part(not.part());
        String because = part.matched() ? "The part holds, but must not" : "The part does not hold, as required";
        return new Explanation.Group(placed.pathOf(not), "not", !part.matched(), because, List.of(part));
    }

    private Explanation clause(Rule.Condition condition) {
        Actual actual = Actual.of(condition.field(), customer, now);
        boolean matched = holds.test(condition);
        return new Explanation.Clause(
                placed.pathOf(condition),
                condition.field().name(),
                condition.operator().value(),
                condition.value().plain(),
                actual.plain(),
                matched,
                Wording.because(condition, actual, matched));
    }

    private static String howMany(List<Explanation> parts) {
        return parts.stream().filter(Explanation::matched).count() + " of " + parts.size() + " parts hold";
    }
}
