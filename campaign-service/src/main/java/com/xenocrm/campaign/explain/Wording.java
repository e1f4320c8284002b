package com.xenocrm.campaign.explain;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleWords;

/** Describes a condition in plain words, together with the customer's value. */
final class Wording {

    private Wording() {}

    static String because(Rule.Condition condition, Actual actual, boolean matched) {
        String name = condition.field().name();
        String has = actual.isThere() ? name + " is " + actual.words() : name + " is not there";
        return has + (matched ? ", and " : ", but ") + RuleWords.wanted(condition) + " is required";
    }
}
