package com.xenocrm.ingestion.imports.status;

import java.util.Locale;

/** Status of an import. */
public enum ImportStatus {
    /** File is arriving. */
    UPLOADING,
    /** Whole file is stored. */
    UPLOADED,
    /** Rows are being processed. */
    RUNNING,
    COMPLETED,
    CANCELLED,
    /** Upload was interrupted, or a part of the file cannot be processed. */
    FAILED;

    /** Returns the lower-case value for answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
