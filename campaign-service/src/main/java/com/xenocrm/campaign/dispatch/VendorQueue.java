package com.xenocrm.campaign.dispatch;

/** Queue of communications for the vendor. */
@FunctionalInterface
public interface VendorQueue {

    /** Returns the number of messages, of up to a hundred communications each, that the vendor has not accepted yet. */
    long waiting();
}
