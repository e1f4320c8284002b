package com.xenocrm.ingestion.imports;

import java.util.Locale;

/** How far an import is. */
enum ImportStatus {
    /** The file is arriving. */
    UPLOADING,
    /** The whole file is stored. */
    UPLOADED,
    /** Its rows are being taken in. */
    RUNNING,
    COMPLETED,
    CANCELLED,
    /** The upload broke off, or a part of the file cannot be handled. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isFinal() {
        return this == COMPLETED || this == CANCELLED || this == FAILED;
    }
}
