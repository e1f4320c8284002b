package com.xenocrm.campaign.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleCompiler;
import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.audience.CustomerQueries.Bounds;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.statistics.Distributions;

/** Customers that match a rule; preview, members and launch use the same query. */
@Component
public class Audiences {

    private final CustomerQueries customers;
    private final Distributions distributions;

    public Audiences(MongoOperations mongo) {
        this.customers = new CustomerQueries(mongo);
        this.distributions = new Distributions(mongo);
    }

    /** Returns the current number of matching customers. */
    public long count(Rule rule, Instant now) {
        return customers.count(RuleCompiler.compile(rule, now));
    }

    /** Returns the distributions of the matching customers; empty if counting them takes too long. */
    Optional<Distributions.Figures> distributions(Rule rule, Instant now) {
        return distributions.of(RuleCompiler.compile(rule, now), now);
    }

    /** Returns the matching customers with one of these values of {@code _id} or one of these addresses. */
    List<CustomerIdentity> identities(Rule rule, Instant now, Collection<String> ids, Collection<String> emails) {
        return customers.identities(RuleCompiler.compile(rule, now), ids, emails);
    }

    /** Returns whether any customer matches now. */
    public boolean anyMatch(Rule rule, Instant now) {
        return customers.anyMatch(RuleCompiler.compile(rule, now));
    }

    /** Returns whether this customer matches now. */
    public boolean matches(String customerId, Rule rule, Instant now) {
        return customers.matches(customerId, RuleCompiler.compile(rule, now));
    }

    /** Returns whether there are no customers. */
    public boolean isEmpty() {
        return lastCustomerId().isEmpty();
    }

    /** Returns the stored customer with this id, shop identifier or email address. */
    public Optional<Document> find(String idOrEmail) {
        return customers.find(idOrEmail);
    }

    /** Returns the first matching customers after this one, ordered by id. */
    public List<Customer> after(@Nullable String customerId, Rule rule, Instant now, int limit) {
        return customers.after(customerId, RuleCompiler.compile(rule, now), limit);
    }

    /** Returns the first matching customers after this one that existed when the audience was frozen. */
    public List<Customer> after(@Nullable String customerId, Rule rule, Snapshot snapshot, int limit) {
        return customers.after(customerId, RuleCompiler.compile(rule, snapshot.takenAt()), snapshot.bounds(), limit);
    }

    /** Returns the current number of matching customers within the snapshot; sending messages may change it. */
    public long size(Rule rule, Snapshot snapshot) {
        return customers.count(RuleCompiler.compile(rule, snapshot.takenAt()), snapshot.bounds());
    }

    /** Returns the given customers that still exist. */
    public List<Customer> byIds(Collection<String> customerIds) {
        return customers.byIds(customerIds);
    }

    /** Returns the largest customer id; empty if there are no customers. */
    public Optional<String> lastCustomerId() {
        return customers.lastId();
    }

    /**
     * Bounds of a frozen audience; customers created later are excluded.
     *
     * @param lastCustomerId largest customer id at that time
     */
    public record Snapshot(String lastCustomerId, Instant takenAt) {

        private Bounds bounds() {
            return new Bounds(lastCustomerId, takenAt);
        }
    }
}
