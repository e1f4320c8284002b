package com.xenocrm.e2e.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceProcess;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Ports;
import com.xenocrm.local.system.LocalSystem;

import static org.awaitility.Awaitility.await;

/** The system as a cluster runs it: replicas on ports of their own, a balancer where each service is looked for. */
final class ReplicatedSystem implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalSystem system;
    private final Map<Service, LoadBalancer> balancers = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> replicas = new ConcurrentHashMap<>();

    private ReplicatedSystem(LocalSystem system) {
        this.system = system;
    }

    /** Returns when one replica of every service is ready. */
    static ReplicatedSystem started(Map<String, String> environment) {
        SystemSettings settings = settings(environment);
        ReplicatedSystem fleet = new ReplicatedSystem(new LocalSystem(settings, _ -> {}).startInfrastructure());
        for (Service service : Service.values()) {
            fleet.balancers.put(service, new LoadBalancer(settings.ports().of(service)));
        }
        Stream.of(Service.values()).map(fleet::start).toList().forEach(fleet::admit);
        return fleet;
    }

    URI gateway() {
        return system.environment().publicUrl();
    }

    CrmClient signIn(String email) {
        return CrmClient.signIn(gateway(), system.environment().googleStandIn().orElseThrow(), email);
    }

    /**
     * Replaces the replica of a service as a Deployment does: the new one gets connections before the old one gets none
     * any more, and then that is asked to end.
     */
    Ended replace(Service service) {
        ServiceProcess old = replicas.get(service);
        admit(start(service));
        return end(old);
    }

    @Override
    public void close() {
        balancers.values().forEach(LoadBalancer::close);
        system.close();
    }

    private ServiceProcess start(Service service) {
        ServiceProcess replica =
                system.services().startReplica(service, Ports.free(1).getFirst());
        balancers.get(service).add(replica);
        return replica;
    }

    private void admit(ServiceProcess replica) {
        replica.awaitReady();
        await().atMost(PATIENCE).until(() -> balancers.get(replica.service()).sendsTo(replica));
        replicas.put(replica.service(), replica);
    }

    /** A pod that ends leaves its Service; it waits until everybody knows, and gets SIGTERM. */
    private Ended end(ServiceProcess replica) {
        LoadBalancer balancer = balancers.get(replica.service());
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
            own.putAll(environment);
            Path work = Files.createTempDirectory("crm-fleet");
            String database = "crm_fleet_" + UUID.randomUUID().toString().substring(0, 8);
            return SystemSettings.isolated(work, database, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A replica that was asked to end, and has. */
    record Ended(Service service, int exitCode, Duration took, Path log) {}
}
