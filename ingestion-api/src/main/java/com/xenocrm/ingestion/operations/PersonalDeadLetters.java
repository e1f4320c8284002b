package com.xenocrm.ingestion.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
import tools.jackson.databind.node.ContainerNode;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.kit.text.EmailAddress;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Records in dead letters that name one person by address or identifier. */
@Component
public class PersonalDeadLetters {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String BODY = "body";

    private final MongoOperations mongo;
    private final CustomerOrders orders;

    PersonalDeadLetters(MongoOperations mongo, CustomerOrders orders) {
        this.mongo = mongo;
        this.orders = orders;
    }

    /** Passes each record with its dead letter to the consumer. */
    public void each(PersonalIdentifiers person, Consumer<PersonalRecord> records) {
        Predicate<JsonNode> isOwn = new PersonalRecords(person, orders);
        try (Stream<DeadLetter> letters = mongo.stream(new Query(), DeadLetter.class)) {
            letters.forEach(letter -> records(letter)
                    .filter(isOwn)
                    .forEach(record -> records.accept(new PersonalRecord(
                            letter.id(), letter.queue(), letter.reason(), record.isString() ? null : record))));
        }
    }

    /** Removes each record, and the address from those of others; a dead letter without any record left is deleted. */
    public void remove(PersonalIdentifiers person) {
        Predicate<JsonNode> isOwn = new PersonalRecords(person, orders);
        try (Stream<DeadLetter> letters = mongo.stream(new Query(), DeadLetter.class)) {
            letters.filter(letter -> records(letter).anyMatch(record -> isOwn.test(record) || names(record, person)))
                    .forEach(letter -> remove(letter, person, isOwn));
        }
    }

    private void remove(DeadLetter letter, PersonalIdentifiers person, Predicate<JsonNode> isOwn) {
        Query same = new Query(where("_id").is(letter.id()).and(BODY).is(letter.body()));
        if (records(letter).allMatch(isOwn)) {
            mongo.remove(same, DeadLetter.class);
        } else {
            JsonNode message = JSON.readTree(letter.body().getData());
            message.valueStream().filter(JsonNode::isArray).forEach(list -> ((ArrayNode) list).removeIf(isOwn));
            removeAddress(message, person);
            byte[] rest = JSON.writeValueAsBytes(message);
            mongo.updateFirst(same, new Update().set(BODY, new Binary(rest)), DeadLetter.class);
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

    /** Returns whether the record has the person's address anywhere, such as in an attribute. */
    private static boolean names(JsonNode record, PersonalIdentifiers person) {
        return isAddress(record, person) || record.valueStream().anyMatch(value -> names(value, person));
    }

    private static void removeAddress(JsonNode node, PersonalIdentifiers person) {
        if (node instanceof ContainerNode<?> container) {
            container.removeIf(value -> isAddress(value, person));
            container.forEach(value -> removeAddress(value, person));
        }
    }

    private static boolean isAddress(JsonNode value, PersonalIdentifiers person) {
        return value.isString() && person.emails().contains(EmailAddress.storedForm(value.stringValue()));
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
