package com.xenocrm.campaign.dispatch;

import com.xenocrm.contracts.message.Channel;

/** Queues of communications for the senders. */
@FunctionalInterface
public interface VendorQueue {

    /** Returns the number of messages that the sender of a channel has not accepted yet. */
    long waiting(Channel channel);
}
