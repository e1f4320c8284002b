package com.xenocrm.kit.migration;

import com.xenocrm.kit.settings.StartupFailure;

/** Thrown when a migration can never be applied to the database; the start fails with a one-line message. */
final class MigrationRefusedException extends RuntimeException implements StartupFailure {

    MigrationRefusedException(String id, String problem) {
        super("Migration %s: %s".formatted(id, problem));
    }
}
