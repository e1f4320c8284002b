package com.xenocrm.campaigndata.suppression;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteManyModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.suppression.Suppression.Person;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

/**
 * Repository of suppressed addresses and their customers. Suppressions other than bounces follow their customer to
 * another address, and do not apply to another customer who gets the old one. The longer of two suppressions prevails,
 * of two permanent ones the one with the stronger reason, in any order; a bounce from a receipt yields to any other in
 * force.
 */
public class Suppressions {

    private static final String ERASED = "erased";

    private final MongoOperations mongo;
    private final CustomerIdentities customers;
    private final @Nullable IdentifierHash hash;
    private final Clock clock;

    /** Creates a repository without the suppressions of erased persons, for a service that looks up none. */
    public Suppressions(MongoOperations mongo, Clock clock) {
        this(mongo, null, clock);
    }

    public Suppressions(MongoOperations mongo, @Nullable IdentifierHash hash, Clock clock) {
        this.mongo = mongo;
        this.customers = new CustomerIdentities(mongo);
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Returns the currently suppressed ones of the given customers and those who were erased, with the reason for the
     * communication log.
     */
    public Map<Addressee, String> among(Collection<Addressee> addressees) {
        Map<Addressee, String> reasons = new HashMap<>();
        erasedCustomers().ifPresent(erased -> erased.among(addressees).forEach(each -> reasons.put(each, ERASED)));
        inForce(addressees).forEach((addressee, suppression) -> reasons.put(addressee, suppression.logReason()));
        return reasons;
    }

    /** Returns whether the erasure of this customer was requested. */
    public boolean isErased(String customerId) {
        return erasedCustomers().filter(erased -> erased.contains(customerId)).isPresent();
    }

    /** Suppresses the address of a recipient who unsubscribed; idempotent. */
    public void unsubscribe(String email, String communicationId) {
        Instant now = clock.instant();
        add(List.of(new Suppression(email, Suppression.UNSUBSCRIBED, null, communicationId, now)));
    }

    /** Suppresses addresses and their customers, and returns the suppressions now in force for the addresses. */
    public List<Suppression> add(List<Suppression> wanted) {
        List<String> emails = wanted.stream().map(Suppression::email).toList();
        List<Suppression> assigned = new SuppressedCustomers(customers).assign(wanted);
        SuppressionWrites.perform(
                collection(),
                assigned.stream()
                        .flatMap(suppression -> Stream.ofNullable(suppression.person())
                                .map(person -> SuppressionWrites.recipient(suppression, person)))
                        .toList());
        List<Integer> met = BulkWrites.perform(
                        collection(),
                        assigned.stream().map(SuppressionWrites::address).toList())
                .duplicates();
        SuppressionWrites.perform(
                collection(),
                met.stream()
                        .map(assigned::get)
                        .map(SuppressionWrites::addressOnly)
                        .toList());
        List<Suppression> unassigned = assigned.stream()
                .filter(suppression -> suppression.person() == null && !suppression.isBounce())
                .toList();
        new SuppressionAssignment(mongo, hash, clock).added(unassigned);
        return collection()
                .find(in("_id", emails))
                .sort(ascending("_id"))
                .map(Suppression::of)
                .into(new ArrayList<>());
    }

    /** Suppresses addresses of erased persons, under their hashes. */
    public void addErased(List<Suppression> wanted) {
        ErasedSuppressions erased = erased().orElseThrow();
        SuppressionWrites.perform(
                collection(), wanted.stream().map(erased::write).toList());
    }

    /** Returns the addresses of the suppressions of a customer. */
    public List<String> addresses(String customerId) {
        return collection()
                .find(eq(Suppression.CUSTOMER_ID, customerId))
                .map(stored -> Suppression.of(stored).email())
                .into(new ArrayList<>());
    }

    /** Returns the stored suppressions of a customer, in force or not. */
    public List<Document> stored(PersonalIdentifiers person) {
        return collection()
                .find(or(in("_id", person.emails()), eq(Suppression.CUSTOMER_ID, person.id())))
                .sort(ascending("_id"))
                .into(new ArrayList<>());
    }

    /** Returns the suppression in force for an address or for its current customer. */
    public Optional<Suppression> find(String email) {
        return Optional.ofNullable(collection()
                        .find(and(eq("_id", email), SuppressionWrites.holding(clock.instant())))
                        .first())
                .map(Suppression::of)
                .or(() -> {
                    List<Addressee> now = customers.byEmail(List.of(email)).stream()
                            .map(customer -> new Addressee(customer.id(), email))
                            .toList();
                    return inForce(now).values().stream()
                            .map(ofPerson -> ofPerson.at(email))
                            .findFirst();
                })
                .or(() -> erased().flatMap(erased -> erased.find(email, clock.instant())));
    }

    /** Removes the suppressions by these bounces and by earlier ones of the same communications; those with another reason stay. */
    public void liftBounces(List<Suppression> bounces) {
        BulkWrites.perform(
                collection(),
                bounces.stream()
                        .map(bounce -> new DeleteManyModel<Document>(and(
                                in("_id", bounce.email(), SuppressionWrites.key(recipient(bounce))),
                                eq(Suppression.REASON, Suppression.BOUNCED),
                                eq(Suppression.COMMUNICATION_ID, bounce.communicationId()),
                                lte(Suppression.CREATED_AT, Date.from(bounce.createdAt())))))
                        .toList());
    }

    /**
     * Removes the suppressions of an address and of the current customer at the address; if there is none, of the
     * customer that the suppression belongs to.
     */
    public Optional<Suppression> remove(String email) {
        Optional<Suppression> held = find(email);
        List<CustomerIdentity> present = customers.byEmail(List.of(email));
        List<String> ids = present.isEmpty()
                ? held.map(Suppression::person).stream().map(Person::customerId).toList()
                : present.stream().map(CustomerIdentity::id).toList();
        if (!ids.isEmpty()) {
            collection().deleteMany(in(Suppression.CUSTOMER_ID, ids));
        }
        erased().ifPresent(erased -> erased.remove(Stream.concat(
                Stream.of(new Addressee(null, email)),
                present.stream().map(customer -> new Addressee(customer.id(), email)))));
        collection().deleteOne(and(eq("_id", email), SuppressionWrites.holding(clock.instant())));
        return held;
    }

    /**
     * Replaces a person's suppressions of before this time by entries under keyed hashes: the objections remain in
     * force without identifying anyone.
     */
    public void anonymise(PersonalIdentifiers person, Instant before) {
        List<Document> own = stored(person).stream()
                .filter(entry ->
                        entry.getDate(Suppression.CREATED_AT).toInstant().isBefore(before))
                .filter(entry -> !entry.containsKey(Suppression.CUSTOMER_ID)
                        || person.id().equals(entry.getString(Suppression.CUSTOMER_ID)))
                .toList();
        erased().orElseThrow().anonymise(person, own);
    }

    private static String recipient(Suppression bounce) {
        return Objects.requireNonNull(SuppressedCustomers.recipient(bounce));
    }

    private Map<Addressee, Suppression> inForce(Collection<Addressee> addressees) {
        Instant now = clock.instant();
        Map<Addressee, Suppression> suppressed = new SuppressionLookup(collection(), customers).among(addressees, now);
        erased().ifPresent(erased -> erased.among(addressees, now)
                .forEach((addressee, suppression) -> suppressed.merge(addressee, suppression, Suppression::stronger)));
        return suppressed;
    }

    private Optional<ErasedSuppressions> erased() {
        return Optional.ofNullable(hash).map(key -> new ErasedSuppressions(collection(), key));
    }

    private Optional<ErasedCustomers> erasedCustomers() {
        return Optional.ofNullable(hash).map(key -> new ErasedCustomers(mongo, key, clock));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SUPPRESSIONS);
    }
}
