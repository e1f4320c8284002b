package com.xenocrm.kit.migration;

/** A step that cannot be taken as the data is; it is tried again. */
final class MigrationFailedException extends RuntimeException {

    MigrationFailedException(String problem) {
        super(problem, null, false, false);
    }
}
