package com.xenocrm.e2e.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.process.Ports;
import com.xenocrm.runner.system.LocalSystem;
import com.xenocrm.runner.system.Replica;
import com.xenocrm.runner.system.Service;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Progress;

import static org.awaitility.Awaitility.await;

/** The system as a cluster runs it: replicas on ports of their own, a balancer where each service is looked for. */
final class Fleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<Service> ASKED_BY_NOBODY =
            EnumSet.of(Service.CUSTOMER_CONSUMER, Service.ORDER_CONSUMER, Service.DELIVERY_CONSUMER);

    private final LocalSystem system;
    private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
    private final Map<Service, Deque<Replica>> replicas = new EnumMap<>(Service.class);

    private Fleet(LocalSystem system) {
        this.system = system;
    }

    /** Returns when all are ready: two replicas of every service that others ask, one of every other. */
    static Fleet started(Map<String, String> environment) {
        SystemSettings settings = settings(environment);
        Fleet fleet = new Fleet(new LocalSystem(settings, Progress.NONE).startInfrastructure());
        for (Service service : Service.values()) {
            fleet.balancers.put(service, new Balancer(settings.ports().of(service)));
            fleet.replicas.put(service, new ArrayDeque<>());
        }
        List<Replica> started = new ArrayList<>();
        for (Service service : Service.values()) {
            started.add(fleet.start(service));
            if (!ASKED_BY_NOBODY.contains(service)) {
                started.add(fleet.start(service));
            }
        }
        started.forEach(fleet::admit);
        return fleet;
    }

    URI gateway() {
        return system.publicUrl();
    }

    CrmClient signIn(String email) {
        return system.signIn(email);
    }

    /**
     * Replaces every replica of a service, one after the other, as a Deployment does: the new one gets connections before
     * the old one gets none any more, and then it is asked to end.
     */
    List<Ended> replace(Service service) {
        Deque<Replica> running = replicas.get(service);
        List<Ended> ended = new ArrayList<>();
        for (int left = running.size(); left > 0; left--) {
            admit(start(service));
            ended.add(end(running.removeFirst()));
        }
        return ended;
    }

    @Override
    public void close() {
        balancers.values().forEach(Balancer::close);
        system.close();
    }

    private Replica start(Service service) {
        Replica replica = system.services().startReplica(service, Ports.free(1).getFirst());
        replicas.get(service).addLast(replica);
        balancers.get(service).add(replica);
        return replica;
    }

    private void admit(Replica replica) {
        replica.awaitReady();
        await().atMost(PATIENCE).until(() -> balancers.get(replica.service()).sendsTo(replica));
    }

    /** A pod that ends leaves its Service; it waits until everybody knows, and gets SIGTERM. */
    private Ended end(Replica replica) {
        Balancer balancer = balancers.get(replica.service());
        balancer.remove(replica);
        await().atMost(PATIENCE).until(() -> !balancer.sendsTo(replica));
        Instant asked = Instant.now();
        replica.process().destroy();
        await().atMost(PATIENCE).until(() -> !replica.process().isAlive());
        Duration took = Duration.between(asked, Instant.now());
        return new Ended(replica.service(), replica.process().exitValue(), took, replica.log());
    }

    private static SystemSettings settings(Map<String, String> environment) {
        try {
            Map<String, String> own = new HashMap<>(System.getenv());
            own.remove("RABBITMQ_URI");
            own.put("INTERNAL_SIGNING_KEY", SigningKey.generated());
            own.putAll(environment);
            Path work = Files.createTempDirectory("crm-fleet");
            String database = "crm_fleet_" + UUID.randomUUID().toString().substring(0, 8);
            return SystemSettings.isolated(SystemSettings.findProject(), work, database, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A replica that was asked to end, and has. */
    record Ended(Service service, int exitCode, Duration took, Path log) {}
}
