package com.xenocrm.kit.migration;

import com.xenocrm.kit.web.Outage;

/** The database is not yet what the program needs. Cheap to throw. */
final class MigrationsPendingException extends RuntimeException implements Outage {

    MigrationsPendingException() {
        super("The database's migrations are not applied yet", null, false, false);
    }
}
