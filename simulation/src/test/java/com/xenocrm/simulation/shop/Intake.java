package com.xenocrm.simulation.shop;

import java.util.List;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.customerdata.customer.CustomerReads;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.simulation.replica.Surroundings;

/** Intake of one replica: it gives records their version, and answers when the broker has confirmed them. */
public final class Intake {

    private final Surroundings with;
    private final VersionClock versions;
    private final CustomerReads customers;

    Intake(Surroundings with) {
        this.with = with;
        this.versions = new VersionClock(with.clock());
        this.customers = new CustomerReads(with.mongo());
    }

    public VersionClock versions() {
        return versions;
    }

    /** Returns the version of the records of a request. */
    long version() {
        return versions.next();
    }

    CustomerReads customers() {
        return customers;
    }

    void accept(CrmMessage message) {
        with.publisher().publish(List.of(message));
    }
}
