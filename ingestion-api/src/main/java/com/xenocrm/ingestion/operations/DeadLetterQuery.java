package com.xenocrm.ingestion.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.web.Refusal;

/**
 * Selection of dead letters: those of one queue, some, or all. A misspelled request never selects all.
 *
 * @param queue queue; null for any
 * @param ids identifiers; null for any
 */
record DeadLetterQuery(@Nullable String queue, @Nullable List<String> ids) {

    static final DeadLetterQuery ALL = new DeadLetterQuery(null, null);

    private static final int MOST_IDS = 1_000;
    private static final Set<String> FIELDS = Set.of("queue", "ids", "all");

    /** Parses a selection with exactly one of {@code queue}, {@code ids} and {@code "all": true}. */
    static DeadLetterQuery of(@Nullable JsonNode body) {
        if (body == null || !body.isObject() || body.size() != 1) {
            throw Refusal.invalid("queue", "give exactly one of queue, ids and all");
        }
        String field = body.propertyNames().iterator().next();
        JsonNode value = body.path(field);
        return switch (field) {
            case "queue" -> ofQueue(value.asString(""));
            case "ids" -> ofIds(value);
            case "all" -> all(value);
            default -> throw Refusal.invalid(field, "is not a known field; known are " + String.join(", ", FIELDS));
        };
    }

    /** Selects the dead letters of a queue; refuses an unknown queue. */
    static DeadLetterQuery ofQueue(String queue) {
        if (Exchanges.SUBSCRIPTIONS.stream().map(Subscription::queue).noneMatch(queue::equals)) {
            throw Refusal.invalid("queue", "is not the name of a queue");
        }
        return new DeadLetterQuery(queue, null);
    }

    private static DeadLetterQuery ofIds(JsonNode ids) {
        if (!ids.isArray()
                || ids.isEmpty()
                || ids.size() > MOST_IDS
                || !ids.valueStream().allMatch(JsonNode::isString)) {
            throw Refusal.invalid("ids", "must be an array of 1 to 1000 identifiers");
        }
        return new DeadLetterQuery(
                null, ids.valueStream().map(JsonNode::stringValue).toList());
    }

    private static DeadLetterQuery all(JsonNode all) {
        if (!all.isBoolean() || !all.booleanValue()) {
            throw Refusal.invalid("all", "must be true");
        }
        return ALL;
    }

    /** Returns the criteria of selected dead letters that are still waiting. */
    Criteria waiting() {
        Criteria waiting = Criteria.where("status").is(DeadLetter.WAITING);
        if (queue != null) {
            return waiting.and("queue").is(queue);
        }
        return ids == null ? waiting : waiting.and("_id").in(ids);
    }

    /** Returns a description for the audit log. */
    Map<String, String> described() {
        if (queue != null) {
            return Map.of("queue", queue);
        }
        return ids == null ? Map.of("all", "true") : Map.of("ids", String.join(" ", ids));
    }
}
