package com.xenocrm.gateway.minicrm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.kit.web.Refusal;

/**
 * Writes a canonical rule as groups of conditions. All groups must hold: one joined by AND has the conditions that must
 * hold by themselves, and each one joined by OR is an alternative. What the client's rule builder cannot show is refused,
 * as a rule without it would match more customers.
 */
final class RuleGroups {

    private static final int MOST_ALTERNATIVES = 100;

    private static final Map<String, String> FIELDS = Map.of(
            "total_spend", "totalSpent",
            "visits_count", "totalOrders",
            "last_active_at", "lastPurchaseDate",
            "inactive_days", "lastPurchaseDate");

    private static final Map<String, String> OPERATORS = Map.of(
            "=", "equals",
            "!=", "notEquals",
            ">", "greaterThan",
            "<", "lessThan",
            "inLast", "inLast",
            "notInLast", "notInLast");

    private RuleGroups() {}

    /** Returns the groups; throws a 400 about the description if there are none for this rule. */
    static ArrayNode of(JsonNode rule) {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode();
        List<List<Condition>> alternatives = conjunction(rule);
        List<Condition> alone = alternatives.stream()
                .filter(each -> each.size() == 1)
                .flatMap(List::stream)
                .toList();
        if (!alone.isEmpty()) {
            add(groups, "AND", alone);
        }
        alternatives.stream().filter(each -> each.size() > 1).forEach(each -> add(groups, "OR", each));
        return groups;
    }

    private static void add(ArrayNode groups, String condition, List<Condition> conditions) {
        ObjectNode group = groups.addObject().put("condition", condition);
        ArrayNode rules = group.putArray("rules");
        conditions.forEach(each -> rules.addObject()
                .put("field", each.field())
                .put("operator", each.operator())
                .put("value", each.value()));
    }

    /** Returns alternatives that must all hold; of each, one condition must hold. */
    private static List<List<Condition>> conjunction(JsonNode rule) {
        if (rule.has("all")) {
            return joined(rule.get("all"), RuleGroups::both);
        }
        if (rule.has("any")) {
            return joined(rule.get("any"), RuleGroups::either);
        }
        return comparison(rule);
    }

    private static List<List<Condition>> joined(JsonNode parts, BinaryOperator<List<List<Condition>>> join) {
        return parts.valueStream().map(RuleGroups::conjunction).reduce(join).orElseThrow(RuleGroups::notShown);
    }

    private static List<List<Condition>> both(List<List<Condition>> one, List<List<Condition>> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Distributes: (a and b) or c is (a or c) and (b or c). */
    private static List<List<Condition>> either(List<List<Condition>> one, List<List<Condition>> other) {
        List<List<Condition>> all = new ArrayList<>();
        for (List<Condition> left : one) {
            for (List<Condition> right : other) {
                all.add(Stream.concat(left.stream(), right.stream()).toList());
            }
        }
        if (all.size() > MOST_ALTERNATIVES) {
            throw notShown();
        }
        return all;
    }

    private static List<List<Condition>> comparison(JsonNode leaf) {
        String field = FIELDS.get(leaf.path("field").asString(""));
        String operator = leaf.path("operator").asString("");
        JsonNode value = leaf.path("value");
        if (field == null) {
            throw notShown();
        }
        return switch (operator) {
            case ">=", "<=" -> List.of(orEqual(field, operator.substring(0, 1), value));
            case "between" -> List.of(orEqual(field, ">", value.path(0)), orEqual(field, "<", value.path(1)));
            case "in" ->
                List.of(value.valueStream()
                        .map(each -> condition(field, "=", each))
                        .toList());
            case "notIn" ->
                value.valueStream()
                        .map(each -> List.of(condition(field, "!=", each)))
                        .toList();
            default -> List.of(List.of(condition(field, operator, value)));
        };
    }

    private static List<Condition> orEqual(String field, String operator, JsonNode value) {
        return List.of(condition(field, operator, value), condition(field, "=", value));
    }

    private static Condition condition(String field, String operator, JsonNode value) {
        String known = OPERATORS.get(operator);
        if (known == null || !value.isValueNode()) {
            throw notShown();
        }
        return new Condition(field, known, text(value));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asString();
    }

    private static Refusal notShown() {
        return Refusal.invalid(
                "description", "asks for more than amounts spent, numbers of orders and dates of the last purchase");
    }

    private record Condition(String field, String operator, String value) {}
}
