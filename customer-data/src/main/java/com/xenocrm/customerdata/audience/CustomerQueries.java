package com.xenocrm.customerdata.audience;

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

import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.kit.text.EmailAddress;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

/** Reads the customers that a query matches. */
public final class CustomerQueries {

    private final MongoOperations mongo;

    public CustomerQueries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the time at which a stored customer was created; the epoch if it is not known. */
    public static Instant createdAt(Document customer) {
        Date createdAt = customer.getDate(CustomerFields.CREATED_AT);
        return createdAt == null ? Instant.EPOCH : createdAt.toInstant();
    }

    /** Returns the number of customers that match. */
    public long count(Bson query) {
        return collection().countDocuments(query);
    }

    /** Returns the matching customers with one of these values of {@code _id} or one of these addresses. */
    public List<CustomerIdentity> identities(Bson query, Collection<String> ids, Collection<String> emails) {
        return collection()
                .find(and(or(in("_id", ids), in(CustomerFields.EMAIL, emails)), query))
                .projection(include(CustomerFields.CUSTOMER_ID, CustomerFields.EMAIL))
                .map(CustomerIdentity::of)
                .into(new ArrayList<>());
    }

    /** Returns the number of matching customers within the bounds. */
    public long count(Bson query, Bounds bounds) {
        return count(within(bounds, null, query));
    }

    /** Returns whether any customer matches. */
    public boolean anyMatch(Bson query) {
        return collection().find(query).projection(include("_id")).limit(1).first() != null;
    }

    /** Returns whether this customer matches. */
    public boolean matches(String id, Bson query) {
        return anyMatch(new Document("_id", id).append("$and", List.of(query)));
    }

    /** Returns the first matching customers after this {@code _id}, ordered by {@code _id}. */
    public List<Customer> after(@Nullable String id, Bson query, int limit) {
        Document after = id == null ? new Document() : new Document("_id", new Document("$gt", id));
        return read(collection().find(after.append("$and", List.of(query))).limit(limit));
    }

    /** Returns the first matching customers within the bounds after this {@code _id}, ordered by {@code _id}. */
    public List<Customer> after(@Nullable String id, Bson query, Bounds bounds, int limit) {
        return read(collection().find(within(bounds, id, query)).limit(limit));
    }

    /** Returns the given customers that still exist. */
    public List<Customer> byIds(Collection<String> ids) {
        return read(collection().find(in("_id", ids)));
    }

    /** Returns the stored customer with this {@code _id}. */
    public Optional<Document> stored(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first());
    }

    /** Returns the customer with this email address, shop identifier or {@code _id}, in this order of precedence. */
    public Optional<Document> find(String idOrEmail) {
        String wanted = idOrEmail.strip();
        List<Bson> filters = wanted.contains("@")
                ? List.of(eq(CustomerFields.EMAIL, EmailAddress.storedForm(wanted)))
                : List.of(eq(CustomerFields.CUSTOMER_ID, wanted), eq("_id", wanted));
        return filters.stream()
                .flatMap(filter -> Stream.ofNullable(collection().find(filter).first()))
                .findFirst();
    }

    /** Returns the largest {@code _id}; empty if there is no customer. */
    public Optional<String> lastId() {
        return Optional.ofNullable(collection()
                        .find()
                        .sort(descending("_id"))
                        .projection(include("_id"))
                        .limit(1)
                        .first())
                .map(last -> last.getString("_id"));
    }

    private static Document within(Bounds bounds, @Nullable String after, Bson query) {
        Document ids = new Document("$lte", bounds.lastId());
        if (after != null) {
            ids.append("$gt", after);
        }
        Document later = new Document(CustomerFields.CREATED_AT, new Document("$gt", Date.from(bounds.at())));
        return new Document("_id", ids).append("$and", List.of(query)).append("$nor", List.of(later));
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
        return mongo.getCollection(CustomerFields.COLLECTION);
    }

    /**
     * Bounds that include the customers of one moment.
     *
     * @param lastId the largest {@code _id} at that moment
     */
    public record Bounds(String lastId, Instant at) {}
}
