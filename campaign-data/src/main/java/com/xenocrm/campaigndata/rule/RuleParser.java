package com.xenocrm.campaigndata.rule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.web.Refusal;

/**
 * Parser of rules in three spellings. Anything else is refused with the path of the error, so that a rule never matches
 * more customers than its author intended.
 */
public final class RuleParser {

    public static final int MAX_DEPTH = 12;
    public static final int MAX_NODES = 500;
    private static final String ROOT = "rules";

    private static final String ALL = "all";
    private static final String ANY = "any";
    private static final String NOT = "not";
    private static final String CONDITIONS = "conditions";
    private static final String CONDITION = "condition";
    private static final String LOGIC = "logic";

    /** Paths of parts by identity, as equal conditions may occur twice. */
    private final IdentityHashMap<Rule, String> places = new IdentityHashMap<>();

    private final boolean stored;

    private int nodes;

    private RuleParser(boolean stored) {
        this.stored = stored;
    }

    /** Returns the definition of a rule for storage. */
    public static RuleDefinition define(@Nullable JsonNode rules) {
        JsonNode sent = RuleJson.required(rules, ROOT);
        Rule rule = new RuleParser(false).root(sent);
        return new RuleDefinition(RuleJson.write(sent), RuleJson.write(rule), rule.conditions());
    }

    /** Returns the rule. */
    public static Rule parse(@Nullable JsonNode rules) {
        return new RuleParser(false).root(RuleJson.required(rules, ROOT));
    }

    /** Returns the rule with the paths of its parts in the JSON. */
    public static PlacedRule place(@Nullable JsonNode rules) {
        return new RuleParser(false).placed(RuleJson.required(rules, ROOT));
    }

    /** Returns the rule in JSON text that was validated before, with the paths of its parts. */
    static PlacedRule stored(String json) {
        return new RuleParser(true).placed(RuleJson.read(json));
    }

    /** Returns whether a request contains no rules. */
    public static boolean isAbsent(@Nullable JsonNode rules) {
        return rules == null || rules.isNull() || rules.isMissingNode();
    }

    private PlacedRule placed(JsonNode rules) {
        return new PlacedRule(root(rules), places);
    }

    private Rule root(JsonNode rules) {
        if (rules.isObject()) {
            return node(rules, ROOT, 1);
        }
        if (!rules.isArray()) {
            throw Refusal.invalid(ROOT, "must be a list of groups or an object with all, any, not or field");
        }
        if (rules.isEmpty()) {
            throw Refusal.invalid(ROOT, "must hold at least one group");
        }
        boolean joinedByLogic = rules.get(0).has(CONDITIONS);
        List<Rule> groups = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String path = ROOT + "[" + i + "]";
            groups.add(joinedByLogic ? logicGroup(rules.get(i), path) : conditionGroup(rules.get(i), path));
        }
        return joinedByLogic ? any(groups, ROOT) : all(groups, ROOT);
    }

    /**
     * Parses {@code {"conditions": [...]}}: the logic of each condition joins it to the next; AND binds tighter than
     * OR.
     */
    private Rule logicGroup(JsonNode group, String path) {
        RuleJson.only(group, path, Set.of(CONDITIONS));
        JsonNode conditions = RuleJson.filledList(group, CONDITIONS, path);
        List<Rule> alternatives = new ArrayList<>();
        List<Rule> joined = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            String at = path + "." + CONDITIONS + "[" + i + "]";
            JsonNode condition = conditions.get(i);
            RuleJson.only(condition, at, Set.of("field", "operator", "value", LOGIC));
            joined.add(leaf(condition, at));
            boolean or = condition.has(LOGIC) && isOr(condition.get(LOGIC), at + "." + LOGIC);
            if (or && i < conditions.size() - 1) {
                alternatives.add(all(joined, path));
                joined = new ArrayList<>();
            }
        }
        alternatives.add(all(joined, path));
        return any(alternatives, path);
    }

    /** Parses {@code {"condition": "AND"|"OR", "rules": [...]}}. */
    private Rule conditionGroup(JsonNode group, String path) {
        if (group.isObject() && !group.has(ROOT)) {
            throw Refusal.invalid(path, "must hold conditions or rules, the same in every group");
        }
        RuleJson.only(group, path, Set.of(CONDITION, ROOT));
        if (!group.has(CONDITION)) {
            throw Refusal.invalid(path + "." + CONDITION, "is required: AND or OR");
        }
        boolean or = isOr(group.get(CONDITION), path + "." + CONDITION);
        JsonNode rules = RuleJson.filledList(group, ROOT, path);
        List<Rule> parts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String at = path + "." + ROOT + "[" + i + "]";
            RuleJson.only(rules.get(i), at, Set.of("field", "operator", "value"));
            parts.add(leaf(rules.get(i), at));
        }
        return or ? any(parts, path) : all(parts, path);
    }

    private Rule node(JsonNode node, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw Refusal.invalid(path, "is nested deeper than " + MAX_DEPTH);
        }
        if (node.has(ALL)) {
            return all(parts(node, ALL, path, depth), path);
        }
        if (node.has(ANY)) {
            return any(parts(node, ANY, path, depth), path);
        }
        if (node.has(NOT)) {
            RuleJson.only(node, path, Set.of(NOT));
            count(path);
            return placed(new Rule.Not(node(node.get(NOT), path + "." + NOT, depth + 1)), path);
        }
        if (node.isObject() && !node.has("field")) {
            throw Refusal.invalid(path, "must hold all, any, not or field");
        }
        RuleJson.only(node, path, Set.of("field", "operator", "value"));
        return leaf(node, path);
    }

    private List<Rule> parts(JsonNode node, String key, String path, int depth) {
        RuleJson.only(node, path, Set.of(key));
        count(path);
        JsonNode list = RuleJson.filledList(node, key, path);
        List<Rule> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(node(list.get(i), path + "." + key + "[" + i + "]", depth + 1));
        }
        return parts;
    }

    private Rule leaf(JsonNode leaf, String path) {
        count(path);
        return placed(ConditionParser.parse(leaf, path, stored), path);
    }

    private void count(String path) {
        nodes++;
        if (nodes > MAX_NODES) {
            throw Refusal.invalid(path, "is more than the " + MAX_NODES + " parts that a rule may have");
        }
    }

    private static boolean isOr(JsonNode word, String path) {
        return switch (word.isString() ? word.stringValue().toUpperCase(Locale.ROOT) : "") {
            case "OR" -> true;
            case "AND" -> false;
            default -> throw Refusal.invalid(path, "must be AND or OR");
        };
    }

    private Rule all(List<Rule> parts, String path) {
        return parts.size() == 1 ? parts.getFirst() : placed(new Rule.All(List.copyOf(parts)), path);
    }

    private Rule any(List<Rule> parts, String path) {
        return parts.size() == 1 ? parts.getFirst() : placed(new Rule.Any(List.copyOf(parts)), path);
    }

    private Rule placed(Rule rule, String path) {
        places.put(rule, path);
        return rule;
    }
}
