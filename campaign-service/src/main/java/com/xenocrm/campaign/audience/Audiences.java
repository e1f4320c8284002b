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
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.customer.CustomerQueries;
import com.xenocrm.customerdata.customer.CustomerQueries.Bounds;

/** The customers that rules match: one query for preview, members and launch. */
@Component
public class Audiences {

    private final CustomerQueries customers;

    public Audiences(MongoOperations mongo) {
        this.customers = new CustomerQueries(mongo);
    }

    /** How many customers match now. */
    public long count(Rule rule, Instant now) {
        return customers.count(RuleCompiler.compile(rule, now));
    }

    /** The customers with one of these values of {@code _id} or one of these addresses that match now. */
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

    /** Returns whether there is no customer at all. */
    public boolean isEmpty() {
        return lastCustomerId().isEmpty();
    }

    /** The customer of this id, shop's identifier or email address, as stored. */
    public Optional<Document> find(String idOrEmail) {
        return customers.find(idOrEmail);
    }

    /** The first matching customers after this one, in the order of their ids. */
    public List<Customer> after(@Nullable String customerId, Rule rule, Instant now, int limit) {
        return customers.after(customerId, RuleCompiler.compile(rule, now), limit);
    }

    /** The same among those customers only that existed when the audience was frozen. */
    public List<Customer> after(@Nullable String customerId, Rule rule, Snapshot snapshot, int limit) {
        return customers.after(customerId, RuleCompiler.compile(rule, snapshot.takenAt()), snapshot.bounds(), limit);
    }

    /** How many of those customers match now; what has been sent may change it. */
    public long size(Rule rule, Snapshot snapshot) {
        return customers.count(RuleCompiler.compile(rule, snapshot.takenAt()), snapshot.bounds());
    }

    /** Those of these customers that still exist. */
    public List<Customer> byIds(Collection<String> customerIds) {
        return customers.byIds(customerIds);
    }

    /** The largest id of a customer; empty where there is no customer. */
    public Optional<String> lastCustomerId() {
        return customers.lastId();
    }

    /**
     * The bounds of a frozen audience: customers that came later are not in it.
     *
     * @param lastCustomerId no customer had a larger id
     */
    public record Snapshot(String lastCustomerId, Instant takenAt) {

        private Bounds bounds() {
            return new Bounds(lastCustomerId, takenAt);
        }
    }
}
