package com.xenocrm.contracts;

/** Status of a communication log entry. */
public enum CommunicationStatus {
    PENDING,
    SENT,
    FAILED,
    SUPPRESSED
}
