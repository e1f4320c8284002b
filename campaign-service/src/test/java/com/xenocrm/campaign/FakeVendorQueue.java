package com.xenocrm.campaign;

import com.xenocrm.campaign.dispatch.VendorQueue;

/** A vendor as far behind as a test says. */
public class FakeVendorQueue implements VendorQueue {

    private long waiting;

    @Override
    public long waiting() {
        return waiting;
    }

    public void holds(long messages) {
        waiting = messages;
    }
}
