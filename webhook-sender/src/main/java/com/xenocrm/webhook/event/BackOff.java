package com.xenocrm.webhook.event;

import java.time.Duration;

/** Growing pause between the attempts at a delivery: 5 s, 20 s, 80 s and so on up to 6 hours, each up to a fifth longer. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 2;
    private static final int LAST_GROWTH = 8;
    private static final int STEPS = 1_000;
    private static final int SHARE = 5;

    private BackOff() {}

    /**
     * Returns the pause after an attempt; that of each delivery differs, so that those which failed together do not return
     * together.
     *
     * @param attempts number of attempts until now, from 1
     */
    static Duration after(int attempts, String deliveryId) {
        int growth = Math.min(attempts - 1, LAST_GROWTH);
        Duration pause = FIRST.multipliedBy(1L << (DOUBLINGS * growth));
        Duration bounded = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        int jitter = Math.floorMod((deliveryId + "#" + attempts).hashCode(), STEPS);
        return bounded.plus(bounded.multipliedBy(jitter).dividedBy((long) STEPS * SHARE));
    }
}
