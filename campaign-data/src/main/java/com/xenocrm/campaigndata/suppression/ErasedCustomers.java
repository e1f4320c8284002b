package com.xenocrm.campaigndata.suppression;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.erasure.ErasedRecords;
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
        Set<String> erased = records.erasedIds(addressees.stream()
                .map(Addressee::customerId)
                .filter(Objects::nonNull)
                .toList());
        return addressees.stream()
                .filter(each -> each.customerId() != null && erased.contains(each.customerId()))
                .collect(Collectors.toSet());
    }

    /** Returns whether the erasure of this customer was requested. */
    boolean contains(String customerId) {
        return !records.erasedIds(List.of(customerId)).isEmpty();
    }
}
