package com.xenocrm.kit.migration;

import com.xenocrm.kit.settings.StartupFailure;

/** A step that does not fit the database, and never will: the start ends with one line. */
final class MigrationRefusedException extends RuntimeException implements StartupFailure {

    MigrationRefusedException(String id, String problem) {
        super("Migration %s: %s".formatted(id, problem));
    }
}
