package com.xenocrm.customerdata.erasure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Record of an erased person: all that is kept.
 *
 * @param version records up to this version are older than the erasure
 * @param hashes keyed hashes of all identifiers
 */
record Tombstone(String erasureId, long version, Set<String> hashes) {

    static Tombstone newer(Tombstone one, Tombstone other) {
        return one.version >= other.version ? one : other;
    }

    boolean isNewerThan(long recordVersion) {
        return recordVersion <= version;
    }

    Instant erasedAt() {
        return Instant.EPOCH.plus(version, ChronoUnit.MICROS);
    }
}
