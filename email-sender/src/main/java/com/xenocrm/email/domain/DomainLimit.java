package com.xenocrm.email.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** Limit of one domain: gives one place at a time, evenly spaced. */
final class DomainLimit {

    private final Duration spacing;
    private final Semaphore places;
    private Instant next = Instant.MIN;

    DomainLimit(DomainRate rate) {
        this.spacing = Duration.ofSeconds(1).dividedBy(rate.perSecond());
        this.places = new Semaphore(rate.atOnce(), true);
    }

    void enter() throws InterruptedException {
        places.acquire();
    }

    void leave() {
        places.release();
    }

    /** Reserves the next time and returns how long it is until then. */
    synchronized Duration reserve(Instant now) {
        Instant at = next.isBefore(now) ? now : next;
        next = at.plus(spacing);
        return Duration.between(now, at);
    }
}
