package com.xenocrm.kit.migration;

import com.xenocrm.kit.settings.StartRefusal;

/** A step that does not fit the database, and never will: the start ends with one line. */
final class MigrationRefusedException extends RuntimeException implements StartRefusal {

    MigrationRefusedException(String id, String problem) {
        super("Migration %s: %s".formatted(id, problem));
    }
}
