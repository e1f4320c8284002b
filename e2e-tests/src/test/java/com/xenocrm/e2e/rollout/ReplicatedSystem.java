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
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceProcess;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Ports;
import com.xenocrm.local.system.LocalSystem;

import static org.awaitility.Awaitility.await;

/** System as in a cluster: replicas on their own ports, behind a load balancer on the port of the service. */
final class ReplicatedSystem implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalSystem system;
    /** Ports of replicas, chosen together so that they are distinct. */
    private final Queue<Integer> ports = new ConcurrentLinkedQueue<>();

    private final Map<Service, LoadBalancer> balancers = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> replicas = new ConcurrentHashMap<>();

    private ReplicatedSystem(LocalSystem system) {
        this.system = system;
    }

    /** Starts the system and waits until one replica of every service is ready. */
    static ReplicatedSystem started(Map<String, String> environment) {
        SystemSettings settings = settings(environment);
        LocalSystem system = new LocalSystem(settings, _ -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        ReplicatedSystem replicated = new ReplicatedSystem(system.startInfrastructure());
        for (Service service : Service.values()) {
            replicated.balancers.put(service, new LoadBalancer(settings.ports().of(service)));
        }
        replicated.ports.addAll(Ports.free(2 * Service.values().length));
        Stream.of(Service.values()).map(replicated::start).toList().forEach(replicated::admit);
        return replicated;
    }

    URI gateway() {
        return system.environment().publicUrl();
    }

    CrmClient signIn(String email) {
        return CrmClient.signIn(gateway(), system.environment().googleStandIn().orElseThrow(), email);
    }

    /**
     * Replaces the replica of a service as a Deployment does: the new one receives connections before the old one stops
     * receiving them, and then the old one is terminated.
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
        ServiceProcess replica = system.services().startReplica(service, ports.remove());
        balancers.get(service).add(replica);
        return replica;
    }

    private void admit(ServiceProcess replica) {
        replica.awaitReady();
        await().atMost(PATIENCE).until(() -> balancers.get(replica.service()).sendsTo(replica));
        replicas.put(replica.service(), replica);
    }

    /** Removes the replica from the balancer and sends SIGTERM. */
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
            Path work = Files.createTempDirectory("crm-replicated");
            String database = "crm_rollout_" + UUID.randomUUID().toString().substring(0, 8);
            return SystemSettings.isolated(work, database, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A replica that has ended after SIGTERM. */
    record Ended(Service service, int exitCode, Duration took, Path log) {}
}
