package com.xenocrm.kit.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.mongo.CollectionIndex;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.unset;

/**
 * Publishes events that documents owe: the update that changes a document adds the event to it, so that neither a crash nor
 * an outage of the broker loses one. Several replicas may publish the same event.
 */
public final class DueEvents {

    /** Field with the events that are not published yet, each as the message of one event. */
    public static final String FIELD = "events_due";

    private static final int AT_ONCE = 100;

    private final MongoOperations mongo;
    private final MessagePublisher publisher;
    private final List<String> collections;

    /** @param collections collections whose documents owe events */
    public DueEvents(MongoOperations mongo, MessagePublisher publisher, List<String> collections) {
        this.mongo = mongo;
        this.publisher = publisher;
        this.collections = List.copyOf(collections);
    }

    /** Returns the index by which the documents are found. */
    public static CollectionIndex index(String collection) {
        return CollectionIndex.on(collection, FIELD).asSparse();
    }

    /** Returns the value that an update adds to the field. */
    public static String of(Event event) {
        return new String(MessageJson.write(new EventOccurred(List.of(event))), StandardCharsets.UTF_8);
    }

    /** Publishes what is due, and then removes it unless another event has been added meanwhile. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    public void publish() {
        collections.forEach(name -> publish(mongo.getCollection(name)));
    }

    private void publish(MongoCollection<Document> collection) {
        int found = AT_ONCE;
        while (found == AT_ONCE) {
            List<Document> due = collection
                    .find(exists(FIELD))
                    .projection(include(FIELD))
                    .limit(AT_ONCE)
                    .into(new ArrayList<>());
            publisher.publish(CrmMessage.split(
                    due.stream().flatMap(each -> events(each).stream()).toList(), EventOccurred::new));
            BulkWrites.perform(
                    collection,
                    due.stream()
                            .map(each -> new UpdateOneModel<Document>(
                                    and(eq("_id", each.get("_id")), eq(FIELD, each.get(FIELD))), unset(FIELD)))
                            .toList());
            found = due.size();
        }
    }

    private static List<Event> events(Document document) {
        return document.getList(FIELD, String.class).stream()
                .map(each -> MessageJson.read(each.getBytes(StandardCharsets.UTF_8), EventOccurred.class))
                .flatMap(message -> message.events().stream())
                .toList();
    }
}
