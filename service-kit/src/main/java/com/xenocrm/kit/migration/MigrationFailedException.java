package com.xenocrm.kit.migration;

/** Thrown when existing data prevents a migration; it is retried. */
final class MigrationFailedException extends RuntimeException {

    MigrationFailedException(String problem) {
        super(problem, null, false, false);
    }
}
