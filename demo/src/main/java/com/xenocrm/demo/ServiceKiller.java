package com.xenocrm.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import com.xenocrm.local.state.Component;

/** Kills services that a campaign passes through at random, as {@code kill -9} does. */
final class ServiceKiller {

    private static final Set<String> SERVICES =
            Set.of("gateway", "campaign-service", "vendor-simulator", "ingestion-api", "delivery-consumer");

    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** {@code ./crm up} gives up on a service that exits three times within a minute. */
    private static final int MOST_KILLS = 2;

    private static final Duration PERIOD = Duration.ofSeconds(70);

    private final Supplier<List<Component>> components;
    private final IntPredicate readiness;
    private final RandomGenerator random;
    private final Clock clock;
    private final Map<String, Deque<Instant>> kills = new HashMap<>();
    private Instant last;
    private int total;

    /**
     * Creates the killer.
     *
     * @param components components of the system, read before each kill
     * @param readiness tells whether the service on a port is ready
     */
    ServiceKiller(Supplier<List<Component>> components, IntPredicate readiness, RandomGenerator random, Clock clock) {
        this.components = components;
        this.readiness = readiness;
        this.random = random;
        this.clock = clock;
        this.last = clock.instant();
    }

    /**
     * Kills a service, and returns what was killed; empty within three seconds of the last kill, while one of the services is
     * not ready, or if none may be killed.
     */
    Optional<String> kill() {
        Instant now = clock.instant();
        if (now.isBefore(last.plus(PAUSE))) {
            return Optional.empty();
        }
        List<Component> services = components.get().stream()
                .filter(component -> SERVICES.contains(component.name()))
                .toList();
        List<Component> targets = services.stream().filter(this::mayBeKilled).toList();
        if (targets.isEmpty() || !services.stream().allMatch(this::isReady)) {
            return Optional.empty();
        }
        last = now;
        return kill(targets.get(random.nextInt(targets.size())), now);
    }

    /** Returns the number of services killed. */
    int total() {
        return total;
    }

    private Optional<String> kill(Component target, Instant now) {
        return target.process().flatMap(process -> process.find()).map(process -> {
            process.destroyForcibly();
            kills.computeIfAbsent(target.name(), _ -> new ArrayDeque<>()).add(now);
            total++;
            return "kill -9 %s (%d)".formatted(target.name(), process.pid());
        });
    }

    private boolean isReady(Component service) {
        return !service.hasEnded() && readiness.test(service.port());
    }

    private boolean mayBeKilled(Component component) {
        Deque<Instant> latest = kills.computeIfAbsent(component.name(), _ -> new ArrayDeque<>());
        latest.removeIf(kill -> kill.isBefore(clock.instant().minus(PERIOD)));
        return component.process().isPresent() && latest.size() < MOST_KILLS;
    }
}
