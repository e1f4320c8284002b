package com.xenocrm.campaigndata.communication;

/** Status of a communication log entry. */
public enum CommunicationStatus {
    PENDING,
    SENT,
    FAILED,
    /** The sender ended, or lost its connection, before it learned whether the message was accepted. */
    IN_DOUBT,
    SUPPRESSED
}
