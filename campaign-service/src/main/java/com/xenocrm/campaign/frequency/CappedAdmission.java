package com.xenocrm.campaign.frequency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;

/**
 * Admits customers up to the frequency cap, for any number of concurrent or repeated calls: one document per customer
 * holds the recent communications, and a conditional upsert adds another.
 */
class CappedAdmission implements Admission {

    static final String EXPIRES_AT = "expires_at";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String SENDS = "sends";
    private static final String ID = "id";
    private static final String AT = "at";

    private final FrequencyCap cap;
    private final MongoOperations mongo;

    CappedAdmission(FrequencyCap cap, MongoOperations mongo) {
        this.cap = cap;
        this.mongo = mongo;
    }

    @Override
    public Set<String> admit(Map<String, String> communications, Instant now) {
        forget(communications.keySet(), now.minus(cap.window()));
        Set<String> admitted = new HashSet<>();
        List<String> open = List.copyOf(communications.keySet());
        while (!open.isEmpty()) {
            List<String> met = enter(open, communications, now);
            admitted.addAll(open);
            met.forEach(admitted::remove);
            open = stillOpen(met, communications, admitted);
        }
        return admitted;
    }

    private void forget(Collection<String> customers, Instant then) {
        Date end = Date.from(then);
        collection()
                .updateMany(
                        and(in("_id", customers), lte(SENDS + "." + AT, end)),
                        pull(SENDS, new Document(AT, new Document("$lte", end))));
    }

    /** Adds the communication to each customer's document; returns the customers whose document was not changed. */
    private List<String> enter(List<String> customers, Map<String, String> communications, Instant now) {
        String last = SENDS + "." + (cap.most() - 1);
        List<UpdateOneModel<Document>> upserts = customers.stream()
                .map(customer -> new UpdateOneModel<Document>(
                        and(
                                eq("_id", customer),
                                exists(last, false),
                                ne(SENDS + "." + ID, communications.get(customer))),
                        combine(
                                push(SENDS, new Document(ID, communications.get(customer)).append(AT, Date.from(now))),
                                max(EXPIRES_AT, Date.from(now.plus(cap.window())))),
                        UPSERT))
                .toList();
        return BulkWrites.perform(collection(), upserts).duplicates().stream()
                .map(customers::get)
                .toList();
    }

    /**
     * Returns the customers to try again. A customer whose document already contains the communication is admitted, a
     * full document is not; one that was just created concurrently has room for another try.
     */
    private List<String> stillOpen(List<String> met, Map<String, String> communications, Set<String> admitted) {
        List<String> open = new ArrayList<>();
        for (Document history : collection().find(in("_id", met))) {
            String customer = history.getString("_id");
            List<String> sent = history.getList(SENDS, Document.class, List.of()).stream()
                    .map(send -> send.getString(ID))
                    .toList();
            if (sent.contains(communications.get(customer))) {
                admitted.add(customer);
            } else if (sent.size() < cap.most()) {
                open.add(customer);
            }
        }
        return open;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATION_HISTORY);
    }
}
