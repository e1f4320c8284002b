package com.xenocrm.local.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

import com.xenocrm.local.launch.Service;

/** Decides whether a service that has exited is started again: not after three exits within a minute. */
final class RestartPolicy {

    private static final int MOST_EXITS = 3;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Service, Deque<Instant>> exits = new EnumMap<>(Service.class);

    RestartPolicy(Clock clock) {
        this.clock = clock;
    }

    /** Records an exit, and returns whether the service is to be started again. */
    boolean permitsRestart(Service service) {
        Instant now = clock.instant();
        Deque<Instant> latest = exits.computeIfAbsent(service, _ -> new ArrayDeque<>());
        latest.add(now);
        latest.removeIf(exit -> exit.isBefore(now.minus(PERIOD)));
        return latest.size() < MOST_EXITS;
    }
}
