package com.xenocrm.campaign.pace;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Waiting {

    void during(Duration time) throws InterruptedException;
}
