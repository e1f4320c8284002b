package com.xenocrm.ingestion.imports.status;

import java.util.Locale;

/** How far an import is. */
public enum ImportStatus {
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

    /** The word for it in answers: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
