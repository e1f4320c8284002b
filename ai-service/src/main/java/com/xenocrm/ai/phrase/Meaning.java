package com.xenocrm.ai.phrase;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.kit.web.Refusal;

/** Meaning of a phrase. */
public sealed interface Meaning {

    /** Returns one condition. */
    static Meaning of(String field, String operator, Object value) {
        return new Said(Map.of("field", field, "operator", operator, "value", value));
    }

    /** Returns several conditions, all of which must hold. */
    static Meaning all(List<Map<String, Object>> rules) {
        return new Said(rules.size() == 1 ? rules.getFirst() : Map.of("all", rules));
    }

    /** Returns several conditions, one of which must hold. */
    static Meaning any(List<Map<String, Object>> rules) {
        return new Said(rules.size() == 1 ? rules.getFirst() : Map.of("any", rules));
    }

    /** Returns this meaning, or the reason why its rule is not valid. */
    default Meaning checked() {
        return this;
    }

    /** A rule, in the canonical spelling. */
    record Said(Map<String, Object> rule) implements Meaning {

        private static final JsonMapper JSON = JsonMapper.shared();

        @Override
        public Meaning checked() {
            try {
                RuleParser.parse(JSON.valueToTree(rule));
                return this;
            } catch (Refusal refusal) {
                return new Unsayable(refusal.reason());
            }
        }
    }

    /** A phrase that is understood, but that no rule can express. */
    record Unsayable(String reason) implements Meaning {}
}
