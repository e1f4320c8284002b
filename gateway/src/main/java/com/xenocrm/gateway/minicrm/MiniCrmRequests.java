package com.xenocrm.gateway.minicrm;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.kit.web.Refusal;

/** Adapts the bodies of requests. What has another form than expected stays, and the usual route refuses it. */
final class MiniCrmRequests {

    /** Names of a customer's fields, and the usual ones. */
    static final Map<String, String> CUSTOMER_FIELDS = Map.of(
            "totalSpent", "total_spend",
            "totalOrders", "visits_count",
            "lastPurchaseDate", "last_active_at",
            "firstPurchaseDate", "first_purchase_date");

    private static final String TAGS = "tags";
    private static final String RULES = "rules";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MiniCrmRequests() {}

    /** Adapts one customer or an array of customers. */
    static JsonNode customers(JsonNode body) {
        if (!(body instanceof ArrayNode array)) {
            return customer(body);
        }
        ArrayNode customers = NODES.arrayNode();
        array.forEach(each -> customers.add(customer(each)));
        return customers;
    }

    /** Renames the fields. Null means that a field was left empty, not that a stored value is to be cleared. */
    private static JsonNode customer(JsonNode given) {
        if (!given.isObject()) {
            return given;
        }
        ObjectNode customer = NODES.objectNode();
        given.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> customer.set(
                        usualName(field.getKey(), given),
                        field.getKey().equals(TAGS) ? tags(field.getValue()) : field.getValue()));
        return customer;
    }

    /** Keeps the client's name beside the usual one: the usual route refuses it, and neither value is lost. */
    private static String usualName(String name, JsonNode customer) {
        String usual = CUSTOMER_FIELDS.getOrDefault(name, name);
        return customer.hasNonNull(usual) ? name : usual;
    }

    /** Leaves out the blank tags that an empty input field makes. */
    private static JsonNode tags(JsonNode given) {
        if (!given.isArray()) {
            return given;
        }
        ArrayNode tags = NODES.arrayNode();
        given.valueStream()
                .filter(tag -> !tag.isString() || !tag.stringValue().isBlank())
                .forEach(tags::add);
        return tags;
    }

    /** Asks for a segment without a campaign, on the groups that have rules. */
    static JsonNode segment(JsonNode body) {
        if (!body.isObject()) {
            return body;
        }
        ObjectNode segment = picked(body, List.of("name", "description"));
        segment.put("create_campaign", false);
        JsonNode rules = body.path(RULES);
        if (!rules.isMissingNode()) {
            segment.set(RULES, rules.isArray() ? groups(rules) : rules);
        }
        return segment;
    }

    private static ArrayNode groups(JsonNode given) {
        ArrayNode groups = NODES.arrayNode();
        given.valueStream()
                .filter(group -> !group.isObject() || !isEmpty(group.path(RULES)))
                .forEach(groups::add);
        return groups;
    }

    private static boolean isEmpty(JsonNode rules) {
        return rules.isMissingNode() || rules.isNull() || (rules.isArray() && rules.isEmpty());
    }

    /** Asks for a campaign on a segment, which is launched at once. */
    static JsonNode campaign(JsonNode body) {
        if (!body.isObject()) {
            return body;
        }
        JsonNode segmentId = body.path("segmentId");
        if (!segmentId.isString() || segmentId.stringValue().isBlank()) {
            throw Refusal.invalid("segmentId", "is required: the identifier of a segment");
        }
        ObjectNode campaign = picked(body, List.of("name", "message"));
        campaign.set("segment_id", segmentId);
        return campaign;
    }

    private static ObjectNode picked(JsonNode body, List<String> fields) {
        ObjectNode picked = NODES.objectNode();
        fields.stream().filter(body::has).forEach(field -> picked.set(field, body.get(field)));
        return picked;
    }
}
