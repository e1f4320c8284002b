package com.xenocrm.campaigndata.suppression;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;

/** Finds customers whose erasure was requested, such as those on a page that was frozen before. */
final class ErasedCustomers {

    private final ErasedRecords records;

    ErasedCustomers(MongoOperations mongo, IdentifierHash hash, Clock clock) {
        this.records = new ErasedRecords(new Erasures(mongo, hash, clock), hash);
    }

    /** Returns the erased ones by {@code _id}: another customer may have the address now. */
    Set<Addressee> among(Collection<Addressee> addressees) {
        Set<Identifiers> erased = records.erased(
                addressees.stream().map(ErasedCustomers::identifiers).toList());
        Set<Addressee> found = new HashSet<>(addressees);
        found.removeIf(each -> !erased.contains(identifiers(each)));
        return found;
    }

    /** Returns whether the erasure of this customer was requested. */
    boolean contains(String customerId) {
        return !records.erased(List.of(ErasedRecords.identifiers(null, customerId)))
                .isEmpty();
    }

    private static Identifiers identifiers(Addressee addressee) {
        return ErasedRecords.identifiers(null, addressee.customerId());
    }
}
