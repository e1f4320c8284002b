package com.xenocrm.ingestion.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Records in dead letters that name one person by address or identifier. */
@Component
public class PersonalDeadLetters {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Set<String> IDENTIFIERS = Set.of("customer_id", "id");

    /** Part of a text that may be a whole address. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"',;:<>()\\[\\]{}\\\\]+");

    private static final String BODY = "body";
    private static final String COMMUNICATION = "communication_id";

    private final MongoOperations mongo;

    PersonalDeadLetters(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Passes each record with its dead letter to the consumer. */
    public void each(PersonalIdentifiers person, Consumer<PersonalRecord> records) {
        try (Stream<DeadLetter> letters = mongo.stream(new Query(), DeadLetter.class)) {
            letters.forEach(letter -> records(letter)
                    .filter(record -> names(record, person))
                    .forEach(record -> records.accept(new PersonalRecord(
                            letter.id(), letter.queue(), letter.reason(), record.isString() ? null : record))));
        }
    }

    /** Removes each record; a dead letter without any left is deleted. */
    public void remove(PersonalIdentifiers person) {
        try (Stream<DeadLetter> letters = mongo.stream(new Query(), DeadLetter.class)) {
            letters.filter(letter -> records(letter).anyMatch(record -> names(record, person)))
                    .forEach(letter -> remove(letter, person));
        }
    }

    private void remove(DeadLetter letter, PersonalIdentifiers person) {
        Query same = new Query(where("_id").is(letter.id()).and(BODY).is(letter.body()));
        byte[] rest = without(letter, person);
        if (rest == null) {
            mongo.remove(same, DeadLetter.class);
        } else {
            mongo.updateFirst(same, new Update().set(BODY, new Binary(rest)), DeadLetter.class);
        }
    }

    private static byte @Nullable [] without(DeadLetter letter, PersonalIdentifiers person) {
        if (records(letter).allMatch(record -> names(record, person))) {
            return null;
        }
        JsonNode message = JSON.readTree(letter.body().getData());
        message.valueStream()
                .filter(JsonNode::isArray)
                .forEach(list -> ((ArrayNode) list).removeIf(record -> names(record, person)));
        return JSON.writeValueAsBytes(message);
    }

    /** Returns the records of a message; the whole text of an unreadable one. */
    private static Stream<JsonNode> records(DeadLetter letter) {
        try {
            JsonNode message = JSON.readTree(letter.body().getData());
            List<JsonNode> lists =
                    message.valueStream().filter(JsonNode::isArray).toList();
            return lists.isEmpty() ? Stream.of(message) : lists.stream().flatMap(JsonNode::valueStream);
        } catch (JacksonException e) {
            return Stream.of(
                    JSON.getNodeFactory().stringNode(new String(letter.body().getData(), StandardCharsets.UTF_8)));
        }
    }

    private static boolean names(JsonNode record, PersonalIdentifiers person) {
        if (record.isString()) {
            return ADDRESS.matcher(record.stringValue().toLowerCase(Locale.ROOT))
                    .results()
                    .anyMatch(address -> person.emails().contains(address.group()));
        }
        return record.propertyStream()
                .anyMatch(property -> property.getValue().isString()
                        ? names(property.getKey(), property.getValue().stringValue(), person)
                        : names(property.getValue(), person));
    }

    private static boolean names(String field, String value, PersonalIdentifiers person) {
        return person.emails().contains(value)
                || (IDENTIFIERS.contains(field) && person.ids().contains(value))
                || (field.equals(COMMUNICATION) && value.endsWith(":" + person.id()));
    }

    /**
     * Record of a message that could not be handled.
     *
     * @param record null if the message cannot be read, as its text may name others too
     */
    public record PersonalRecord(
            String deadLetterId,
            String queue,
            String reason,
            @Nullable JsonNode record) {}
}
