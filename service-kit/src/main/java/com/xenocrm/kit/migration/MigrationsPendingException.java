package com.xenocrm.kit.migration;

import com.xenocrm.kit.outage.Outage;

/** Thrown while migrations have not been applied. Has no stack trace. */
final class MigrationsPendingException extends RuntimeException implements Outage {

    MigrationsPendingException() {
        super("The database's migrations are not applied yet", null, false, false);
    }
}
