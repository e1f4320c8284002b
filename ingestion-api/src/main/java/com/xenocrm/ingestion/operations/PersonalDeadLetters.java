package com.xenocrm.ingestion.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
import com.xenocrm.customerdata.erasure.Erasure;
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

    /**
     * Removes each record that is not newer than the erasure, and the address from those of others; a dead letter without
     * any record left is deleted.
     */
    public void remove(Erasure erasure) {
        PersonalIdentifiers person = Objects.requireNonNull(erasure.person());
        Predicate<JsonNode> isOwn = new PersonalRecords(person, orders);
        Predicate<JsonNode> isOld = record -> record.path("version").asLong(0) <= erasure.version();
        Removal removal = new Removal(person, isOld.and(isOwn), isOld);
        try (Stream<DeadLetter> letters = mongo.stream(new Query(), DeadLetter.class)) {
            letters.filter(letter -> records(letter).anyMatch(removal::concerns))
                    .forEach(letter -> remove(letter, removal));
        }
    }

    private void remove(DeadLetter letter, Removal removal) {
        Query same = new Query(where("_id").is(letter.id()).and(BODY).is(letter.body()));
        if (records(letter).allMatch(removal.isOwn())) {
            mongo.remove(same, DeadLetter.class);
        } else {
            JsonNode message = JSON.readTree(letter.body().getData());
            message.valueStream()
                    .filter(JsonNode::isArray)
                    .forEach(list -> ((ArrayNode) list).removeIf(removal.isOwn()));
            removal.removeAddress(message);
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

    /**
     * Removal of one person.
     *
     * @param isOwn matches the records to remove
     * @param isOld matches the records that may lose the address
     */
    private record Removal(PersonalIdentifiers person, Predicate<JsonNode> isOwn, Predicate<JsonNode> isOld) {

        boolean concerns(JsonNode record) {
            return isOwn.test(record) || names(record);
        }

        void removeAddress(JsonNode node) {
            if (node instanceof ContainerNode<?> container && isOld.test(node)) {
                container.removeIf(this::isAddress);
                container.forEach(this::removeAddress);
            }
        }

        /** Returns whether the record has the person's address anywhere, such as in an attribute. */
        private boolean names(JsonNode record) {
            return isAddress(record)
                    || (isOld.test(record) && record.valueStream().anyMatch(this::names));
        }

        private boolean isAddress(JsonNode value) {
            return value.isString() && person.emails().contains(EmailAddress.storedForm(value.stringValue()));
        }
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
