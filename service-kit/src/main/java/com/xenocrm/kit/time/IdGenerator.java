package com.xenocrm.kit.time;

import java.util.UUID;

/** Where identifiers come from. */
@FunctionalInterface
public interface IdGenerator {

    /** A new identifier that nobody can guess and that never repeats. */
    String next();

    /** Random identifiers of 32 hexadecimal digits. */
    static IdGenerator random() {
        return () -> UUID.randomUUID().toString().replace("-", "");
    }
}
