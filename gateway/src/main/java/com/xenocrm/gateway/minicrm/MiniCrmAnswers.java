package com.xenocrm.gateway.minicrm;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.kit.web.Refusal;

/** Adapts the bodies of answers. */
final class MiniCrmAnswers {

    private static final String ID = "_id";
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String CREATED_AT = "createdAt";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MiniCrmAnswers() {}

    static JsonNode session(JsonNode usual) {
        JsonNode user = usual.path("user");
        ObjectNode answer = NODES.objectNode();
        answer.set("token", usual.path("token"));
        ObjectNode shown = answer.putObject("user");
        copy(user, shown, ID, "googleId", NAME, EMAIL);
        shown.set("avatar", orNull(user.path("picture")));
        shown.set(CREATED_AT, orNull(user.path(CREATED_AT)));
        return answer;
    }

    static JsonNode customers(JsonNode usual) {
        return array(usual, customer -> {
            ObjectNode shown = NODES.objectNode();
            copy(customer, shown, ID, NAME, EMAIL, "phone");
            shown.set("totalSpent", customer.path("total_spend"));
            shown.set("totalOrders", customer.path("visits_count"));
            shown.set("lastPurchaseDate", orNull(customer.path("last_active_at")));
            shown.set("tags", customer.path("tags"));
            return shown;
        });
    }

    static JsonNode orders(JsonNode usual) {
        return array(usual, order -> {
            ObjectNode shown = NODES.objectNode();
            copy(order, shown, ID);
            shown.set("customerId", customer(order));
            shown.set("amount", order.path("total_price"));
            shown.set("items", order.path("products"));
            shown.set(CREATED_AT, order.path(order.has("order_date") ? "order_date" : "created_at"));
            return shown;
        });
    }

    /** Returns the customer of an order; of one who is not stored yet, what the order says. */
    private static ObjectNode customer(JsonNode order) {
        ObjectNode shown = NODES.objectNode();
        JsonNode stored = order.path("customer");
        if (stored.isObject()) {
            copy(stored, shown, ID, NAME, EMAIL);
            return shown;
        }
        String id = order.path("customer_id").asString("");
        String email = order.path(EMAIL).asString("");
        return shown.put(ID, id).put(NAME, email.isEmpty() ? id : email).put(EMAIL, email);
    }

    static JsonNode segments(JsonNode usual) {
        ObjectNode answer = NODES.objectNode();
        answer.set("segments", array(usual, segment -> {
            ObjectNode shown = NODES.objectNode();
            copy(segment, shown, ID, NAME);
            shown.put("description", segment.path("description").asString(""));
            copy(segment, shown, "customerCount", CREATED_AT);
            return shown;
        }));
        return answer;
    }

    static JsonNode campaigns(JsonNode usual) {
        return array(usual, campaign -> {
            String status = campaign.path("status").asString("");
            JsonNode stats = campaign.path("deliveryStats");
            ObjectNode shown = NODES.objectNode();
            copy(campaign, shown, ID, NAME);
            shown.set("segmentId", campaign.path("segment"));
            shown.put("status", status.equals("completed") ? "sent" : status);
            shown.set("sentCount", stats.path("sent"));
            shown.set("failedCount", stats.path("failed"));
            shown.set("totalCount", stats.path("audienceSize"));
            copy(campaign, shown, CREATED_AT);
            return shown;
        });
    }

    /** Refuses a description of which a part is not expressed: a rule without it would match more customers. */
    static JsonNode rules(JsonNode usual) {
        JsonNode rule = usual.path("rules");
        if (!rule.isObject()) {
            throw Refusal.invalid("description", "is not understood: say how much customers spent, how often or when");
        }
        JsonNode left = usual.at("/data/not_expressed");
        if (!left.isEmpty()) {
            throw Refusal.invalid(
                    "description",
                    "is not understood: "
                            + left.valueStream().map(JsonNode::asString).collect(Collectors.joining("; ")));
        }
        return RuleGroups.of(rule);
    }

    static JsonNode messages(JsonNode usual) {
        return usual.path("messages");
    }

    /** Names the client's fields in the message; of refused records, it is about the first. */
    static JsonNode failure(JsonNode usual) {
        if (!(usual instanceof ObjectNode failure)) {
            return usual;
        }
        JsonNode record = failure.at("/data/errorArray/0/error");
        String message = (record.isMissingNode() ? failure.path("message") : record).asString("");
        for (Map.Entry<String, String> field : MiniCrmRequests.CUSTOMER_FIELDS.entrySet()) {
            message = message.replace(field.getValue(), field.getKey());
        }
        return failure.put("message", message.replace("segment_id", "segmentId"));
    }

    private static ArrayNode array(JsonNode usual, Function<JsonNode, ObjectNode> element) {
        ArrayNode array = NODES.arrayNode();
        usual.path("data").forEach(each -> array.add(element.apply(each)));
        return array;
    }

    /** Copies properties; null where one is missing. */
    private static void copy(JsonNode from, ObjectNode to, String... properties) {
        for (String property : properties) {
            to.set(property, orNull(from.path(property)));
        }
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NODES.nullNode() : value;
    }
}
