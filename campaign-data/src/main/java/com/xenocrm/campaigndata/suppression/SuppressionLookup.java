package com.xenocrm.campaigndata.suppression;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;

import static com.mongodb.client.model.Filters.in;

/**
 * Finds suppressed customers. The entry of an address that belongs to one customer does not apply to a different
 * customer, but does to one who may be the same.
 */
final class SuppressionLookup {

    private final MongoCollection<Document> collection;
    private final CustomerIdentities customers;

    SuppressionLookup(MongoCollection<Document> collection, CustomerIdentities customers) {
        this.collection = collection;
        this.customers = customers;
    }

    /** Returns the suppressed customers among the given ones, each with the strongest suppression. */
    Map<Addressee, Suppression> among(Collection<Addressee> addressees, Instant now) {
        Map<String, Suppression> entries = entries(addressees, now);
        Map<String, CustomerIdentity> newcomers =
                entries.isEmpty() ? Map.of() : identities(notOwning(addressees, entries));
        Map<Addressee, Suppression> suppressed = new HashMap<>();
        for (Addressee addressee : addressees) {
            Suppression ofAddress = entries.get(addressee.email());
            if (ofAddress != null && !isOther(newcomers.get(addressee.customerId()), ofAddress)) {
                suppressed.put(addressee, ofAddress);
            }
            Suppression ofPerson =
                    addressee.customerId() == null ? null : entries.get(SuppressionWrites.key(addressee.customerId()));
            if (ofPerson != null && ofPerson.followsTo(addressee.email())) {
                suppressed.merge(addressee, ofPerson, Suppression::stronger);
            }
        }
        return suppressed;
    }

    private Map<String, Suppression> entries(Collection<Addressee> addressees, Instant now) {
        List<String> keys = addressees.stream()
                .flatMap(addressee -> addressee.customerId() == null
                        ? Stream.of(addressee.email())
                        : Stream.of(addressee.email(), SuppressionWrites.key(addressee.customerId())))
                .toList();
        Map<String, Suppression> entries = new HashMap<>();
        collection.find(in("_id", keys)).forEach(stored -> {
            Suppression suppression = Suppression.of(stored);
            if (suppression.holds(now)) {
                entries.put(stored.getString("_id"), suppression);
            }
        });
        return entries;
    }

    private static List<String> notOwning(Collection<Addressee> addressees, Map<String, Suppression> entries) {
        return addressees.stream()
                .filter(addressee -> {
                    Suppression ofAddress = entries.get(addressee.email());
                    return ofAddress != null
                            && ofAddress.person() != null
                            && !ofAddress.person().customerId().equals(addressee.customerId());
                })
                .map(Addressee::customerId)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, CustomerIdentity> identities(List<String> ids) {
        return customers.byId(ids).stream().collect(Collectors.toMap(CustomerIdentity::id, Function.identity()));
    }

    private static boolean isOther(@Nullable CustomerIdentity customer, Suppression ofAddress) {
        return customer != null
                && ofAddress.person() != null
                && ofAddress.person().isOther(customer);
    }
}
