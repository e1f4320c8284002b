package com.xenocrm.campaign;

import com.xenocrm.campaign.dispatch.SenderQueues;
import com.xenocrm.contracts.message.Channel;

/** Vendor's queue of a length set by the test. */
public class FakeSenderQueues implements SenderQueues {

    private long waiting;

    @Override
    public long waiting(Channel channel) {
        return waiting;
    }

    public void holds(long messages) {
        waiting = messages;
    }
}
