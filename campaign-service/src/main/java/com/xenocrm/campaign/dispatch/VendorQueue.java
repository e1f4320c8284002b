package com.xenocrm.campaign.dispatch;

/** What waits for the vendor. */
@FunctionalInterface
public interface VendorQueue {

    /** How many messages, of up to a hundred communications each, the vendor has not taken yet. */
    long waiting();
}
