package com.xenocrm.contracts.message;

/**
 * Everything one process says to another over the broker. JSON on the wire, field names in snake case. Any message may
 * arrive twice, late and out of order; whoever handles it must end in the same state.
 */
public sealed interface CrmMessage
        permits CustomerReceived,
                CustomerRecorded,
                OrderReceived,
                AudiencePageRequested,
                CommunicationRequested,
                DeliveryReceiptReceived,
                RetryRequested,
                ImportChunkStored {

    /** The most records that one message may carry. */
    int MAX_RECORDS = 100;
}
