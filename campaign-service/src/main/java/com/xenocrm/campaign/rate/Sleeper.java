package com.xenocrm.campaign.rate;

import java.time.Duration;

/** Waits; replaceable in tests. */
@FunctionalInterface
public interface Sleeper {

    void during(Duration time) throws InterruptedException;
}
