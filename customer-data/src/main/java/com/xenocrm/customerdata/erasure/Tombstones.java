package com.xenocrm.customerdata.erasure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;

/** Erased persons among those that some records name. */
final class Tombstones {

    private final IdentifierHash hash;
    private final Map<String, Tombstone> byHash;

    private Tombstones(IdentifierHash hash, Map<String, Tombstone> byHash) {
        this.hash = hash;
        this.byHash = byHash;
    }

    static Tombstones of(Collection<Identifiers> named, Erasures erasures, IdentifierHash hash) {
        Set<String> hashes = new HashSet<>();
        for (Identifiers each : named) {
            Stream.ofNullable(each.email()).forEach(email -> hashes.addAll(hash.anyOfEmail(email)));
            each.ids().forEach(id -> hashes.addAll(hash.anyOfId(id)));
        }
        return new Tombstones(hash, hashes.isEmpty() ? Map.of() : erasures.among(hashes));
    }

    boolean isEmpty() {
        return byHash.isEmpty();
    }

    /** Returns the newest erasure of a person with this address. */
    @Nullable
    Tombstone ofEmail(@Nullable String email) {
        return newest(email == null ? Stream.empty() : hash.anyOfEmail(email).stream());
    }

    /** Returns the newest erasure of a person with one of these identifiers. */
    @Nullable
    Tombstone ofIds(List<String> ids) {
        return newest(ids.stream().flatMap(id -> hash.anyOfId(id).stream()));
    }

    private @Nullable Tombstone newest(Stream<String> hashes) {
        return hashes.map(byHash::get)
                .filter(Objects::nonNull)
                .reduce(Tombstone::newer)
                .orElse(null);
    }
}
