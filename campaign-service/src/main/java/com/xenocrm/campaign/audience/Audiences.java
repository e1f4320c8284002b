package com.xenocrm.campaign.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleCompiler;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.text.EmailAddress;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

/** The customers that rules match: one query for preview, members and launch. */
@Component
public class Audiences {

    private final MongoOperations mongo;

    public Audiences(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** How many customers match now. */
    public long count(Rule rule, Instant now) {
        return collection().countDocuments(RuleCompiler.compile(rule, now));
    }

    /** How many customers with one of these addresses match now. */
    long count(Rule rule, Instant now, Collection<String> emails) {
        return collection()
                .countDocuments(new Document(CustomerFields.EMAIL, new Document("$in", emails))
                        .append("$and", List.of(RuleCompiler.compile(rule, now))));
    }

    /** Whether anybody matches now; stops at the first who does. */
    public boolean anyMatch(Rule rule, Instant now) {
        return isThere(RuleCompiler.compile(rule, now));
    }

    /** Whether this customer matches now, by the same query. */
    public boolean matches(String customerId, Rule rule, Instant now) {
        return isThere(new Document("_id", customerId).append("$and", List.of(RuleCompiler.compile(rule, now))));
    }

    /** Whether there is any customer at all. */
    public boolean isEmpty() {
        return !isThere(new Document());
    }

    /** The customer of this id, shop's identifier or email address, as stored. */
    public Optional<Document> find(String idOrEmail) {
        String wanted = idOrEmail.strip();
        List<Bson> names = wanted.contains("@")
                ? List.of(eq(CustomerFields.EMAIL, EmailAddress.storedForm(wanted)))
                : List.of(eq("_id", wanted), eq(CustomerFields.CUSTOMER_ID, wanted));
        return names.stream()
                .flatMap(name -> Stream.ofNullable(collection().find(name).first()))
                .findFirst();
    }

    /** The first matching customers after this one, in the order of their ids. */
    public List<Customer> after(@Nullable String customerId, Rule rule, Instant now, int limit) {
        Document query = new Document();
        if (customerId != null) {
            query.append("_id", new Document("$gt", customerId));
        }
        return read(collection()
                .find(query.append("$and", List.of(RuleCompiler.compile(rule, now))))
                .limit(limit));
    }

    /** The same among those customers only that were there when the audience was frozen. */
    public List<Customer> after(@Nullable String customerId, Rule rule, Snapshot snapshot, int limit) {
        Document range = new Document("$lte", snapshot.lastCustomerId());
        if (customerId != null) {
            range.append("$gt", customerId);
        }
        return read(collection().find(frozen(rule, snapshot, range)).limit(limit));
    }

    /** How many of those customers match now; what has been sent may change it. */
    public long size(Rule rule, Snapshot snapshot) {
        return collection().countDocuments(frozen(rule, snapshot, new Document("$lte", snapshot.lastCustomerId())));
    }

    private static Document frozen(Rule rule, Snapshot snapshot, Document ids) {
        Document later = new Document(CustomerFields.CREATED_AT, new Document("$gt", Date.from(snapshot.takenAt())));
        return new Document("_id", ids)
                .append("$and", List.of(RuleCompiler.compile(rule, snapshot.takenAt())))
                .append("$nor", List.of(later));
    }

    /** Those of these customers that are still there. */
    public List<Customer> byIds(Collection<String> customerIds) {
        return read(collection().find(in("_id", customerIds)));
    }

    /** No customer has a larger id now; empty when there is no customer. */
    public Optional<String> lastCustomerId() {
        return Optional.ofNullable(collection()
                        .find()
                        .sort(descending("_id"))
                        .projection(include("_id"))
                        .limit(1)
                        .first())
                .map(last -> last.getString("_id"));
    }

    private boolean isThere(Document query) {
        return collection().find(query).projection(include("_id")).limit(1).first() != null;
    }

    private static List<Customer> read(FindIterable<Document> customers) {
        return customers
                .sort(ascending("_id"))
                .projection(include(
                        CustomerFields.NAME,
                        CustomerFields.EMAIL,
                        CustomerFields.PHONE,
                        CustomerFields.TOTAL_SPEND,
                        CustomerFields.VISITS_COUNT,
                        CustomerFields.LAST_ACTIVE_AT,
                        CustomerFields.TAGS,
                        CustomerFields.ATTRIBUTES,
                        CustomerFields.CREATED_AT))
                .map(Customer::of)
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CUSTOMERS);
    }

    /**
     * The bounds of a frozen audience: customers that came later are not in it.
     *
     * @param lastCustomerId no customer had a larger id
     */
    public record Snapshot(String lastCustomerId, Instant takenAt) {}
}
