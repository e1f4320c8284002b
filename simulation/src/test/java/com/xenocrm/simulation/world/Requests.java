package com.xenocrm.simulation.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.xenocrm.kit.outage.Outages;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.replica.Replica;

/**
 * Requests of people to the replicas of one service; during an outage they try again.
 *
 * @param <A> what a replica answers requests with
 */
public final class Requests<A> {

    private static final long PATIENCE = 2 * World.SECOND;
    private static final long NO_ANSWER = 40 * World.SECOND;
    private static final int MOST_TRIES = 100;

    private final World world;
    private final Map<String, A> apis = new HashMap<>();

    public Requests(World world) {
        this.world = world;
    }

    /** Notes what a replica answers with since it started. */
    public void put(Replica replica, A api) {
        apis.put(replica.name(), api);
    }

    /** Sends the request until there is an answer.
     * @param before runs before each try
     */
    public void send(String what, Runnable before, Consumer<A> request) {
        send(what, before, request, 0);
    }

    private void send(String what, Runnable before, Consumer<A> request, int tries) {
        world.history().add(() -> what);
        List<Replica> up = world.replicas().stream()
                .filter(replica -> apis.containsKey(replica.name()) && replica.process() != null)
                .toList();
        if (up.isEmpty()) {
            again(what, before, request, tries);
            return;
        }
        Replica replica = up.get(world.random().nextInt(up.size()));
        A api = Objects.requireNonNull(apis.get(replica.name()));
        SimulatedProcess process = Objects.requireNonNull(replica.process());
        before.run();
        world.effects().acted();
        boolean[] answered = {false};
        world.tasks().start(process, what, world.effects().step(), () -> {
            answered[0] = isAnswered(what, api, request);
            if (!answered[0]) {
                again(what, before, request, tries);
            }
        });
        world.loop().after(NO_ANSWER, () -> {
            if (process.isKilled() && !answered[0]) {
                again(what, before, request, tries);
            }
        });
    }

    private void again(String what, Runnable before, Consumer<A> request, int tries) {
        if (tries < MOST_TRIES) {
            world.loop().after(PATIENCE, () -> send(what, before, request, tries + 1));
        }
    }

    private boolean isAnswered(String what, A api, Consumer<A> request) {
        try {
            request.accept(api);
            return true;
        } catch (Refusal refusal) {
            world.history().add(() -> what + " refused: " + refusal.getMessage());
            return true;
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                world.broken(new Violation("no unexpected failure", what + ": " + failure));
            }
            world.history().add(() -> what + " failed: " + failure);
            return false;
        }
    }
}
