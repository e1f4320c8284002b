package com.xenocrm.kit.publickey;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

/** Who publishes public keys. */
@FunctionalInterface
public interface KeySource {

    /** What is published now; throws when that cannot be said soon. */
    Publication ask() throws IOException;

    /**
     * All keys that are published.
     *
     * @param keys by their id
     * @param freshFor how long they need not be asked for again
     */
    record Publication(Map<String, PublicKey> keys, Duration freshFor) {}
}
