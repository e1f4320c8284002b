package com.xenocrm.campaign.dispatch;

import com.xenocrm.contracts.message.Channel;

/** Reads the length of the queues of communications, one for the sender of each channel. */
@FunctionalInterface
public interface SenderQueues {

    /** Returns the number of messages that the sender of a channel has not accepted yet. */
    long waiting(Channel channel);
}
