package com.xenocrm.kit.time;

import java.util.UUID;

/** Generator of identifiers. */
@FunctionalInterface
public interface IdGenerator {

    /** Returns a new, unguessable identifier. */
    String next();

    /** Creates a generator of random identifiers of 32 hexadecimal digits. */
    static IdGenerator random() {
        return () -> UUID.randomUUID().toString().replace("-", "");
    }
}
