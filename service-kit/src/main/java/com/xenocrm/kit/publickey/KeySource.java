package com.xenocrm.kit.publickey;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

/** Publisher of public keys. */
@FunctionalInterface
public interface KeySource {

    /** Returns the published keys; throws if the publisher does not answer in time. */
    Publication ask() throws IOException;

    /**
     * Published keys.
     *
     * @param keys keys by id
     * @param freshFor time until the keys should be read again
     */
    record Publication(Map<String, PublicKey> keys, Duration freshFor) {}
}
