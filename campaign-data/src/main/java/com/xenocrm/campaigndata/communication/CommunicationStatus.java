package com.xenocrm.campaigndata.communication;

/** Status of a communication log entry. */
public enum CommunicationStatus {
    PENDING,
    SENT,
    FAILED,
    SUPPRESSED
}
