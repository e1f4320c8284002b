package com.xenocrm.ingestion.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;

/** Records in dead letters that name one person by address or identifier. */
@Component
public class PersonalDeadLetters {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> IDENTIFIERS = Set.of("customer_id", "id");
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
                    .forEach(record ->
                            records.accept(new PersonalRecord(letter.id(), letter.queue(), letter.reason(), record))));
        }
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
            return person.emails().stream().anyMatch(record.stringValue()::contains);
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

    /** Record of a message that could not be handled. */
    public record PersonalRecord(String deadLetterId, String queue, String reason, JsonNode record) {}
}
