package com.xenocrm.campaigndata.suppression;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.suppression.Suppression.Person;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;

/** Assignment of suppressions, which were added before their customer was known, to the customer who comes later. */
public class SuppressionAssignment {

    private final MongoOperations mongo;
    private final @Nullable IdentifierHash hash;
    private final Clock clock;

    /** Creates the assignment; without a hash, suppressions of erased persons are left out. */
    public SuppressionAssignment(MongoOperations mongo, @Nullable IdentifierHash hash, Clock clock) {
        this.mongo = mongo;
        this.hash = hash;
        this.clock = clock;
    }

    /** Returns the suppressions in force for these addresses that belong to no customer yet, also those under hashes. */
    public List<Suppression> unassigned(Collection<String> emails) {
        List<Suppression> found = collection()
                .find(and(
                        in("_id", emails), SuppressionWrites.unassigned(), SuppressionWrites.holding(clock.instant())))
                .map(Suppression::of)
                .into(new ArrayList<>());
        List<Addressee> addressees =
                emails.stream().map(email -> new Addressee(null, email)).toList();
        if (hash != null) {
            new ErasedSuppressions(collection(), hash)
                    .among(addressees, clock.instant()).entrySet().stream()
                            .filter(each -> !each.getValue().isBounce())
                            .forEach(each ->
                                    found.add(each.getValue().at(each.getKey().email())));
        }
        return found;
    }

    /** Assigns suppressions of addresses to the customers who have come there, as if these had been there before. */
    public void assign(Map<Suppression, CustomerIdentity> owners) {
        List<UpdateOneModel<Document>> ofCustomers = new ArrayList<>();
        List<UpdateOneModel<Document>> ofAddresses = new ArrayList<>();
        owners.forEach((suppression, owner) -> {
            Person person = Person.of(owner);
            ofCustomers.add(SuppressionWrites.person(suppression, person));
            ofAddresses.add(SuppressionWrites.assigned(suppression.email(), person));
        });
        SuppressionWrites.perform(collection(), ofCustomers);
        BulkWrites.perform(collection(), ofAddresses);
    }

    /**
     * Lets new suppressions without a known customer apply to any customer with the address, even where a stronger
     * suppression is kept, and assigns them to customers who came while they were written, and did not find them.
     */
    void added(List<Suppression> unassigned) {
        Map<String, Suppression> byEmail = new HashMap<>();
        unassigned.forEach(suppression -> byEmail.put(suppression.email(), suppression));
        if (byEmail.isEmpty()) {
            return;
        }
        collection()
                .updateMany(
                        and(in("_id", byEmail.keySet()), exists(Suppression.CUSTOMER_ID)),
                        combine(unset(Suppression.CUSTOMER_ID), unset(Suppression.SHOP_ID)));
        Map<Suppression, CustomerIdentity> owners = new HashMap<>();
        new CustomerIdentities(mongo)
                .byEmail(byEmail.keySet())
                .forEach(customer -> owners.put(Objects.requireNonNull(byEmail.get(customer.email())), customer));
        assign(owners);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SUPPRESSIONS);
    }
}
