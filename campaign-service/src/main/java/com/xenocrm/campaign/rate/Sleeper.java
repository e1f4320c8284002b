package com.xenocrm.campaign.rate;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {

    void during(Duration time) throws InterruptedException;
}
