package com.xenocrm.e2e.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import com.xenocrm.local.launch.PortPlan;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceProcess;
import com.xenocrm.local.launch.ServiceProcesses;
import com.xenocrm.local.process.Ports;

import static org.awaitility.Awaitility.await;

/**
 * Services as in a cluster: each replica has its own port and is behind a load balancer on the port of its service.
 */
public final class Replicas implements AutoCloseable {

    /** Number of ports for replicas that are started one after the other. */
    private static final int PORTS = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ServiceProcesses processes;
    /** Ports of replicas, chosen together so that they are distinct. */
    private final Queue<Integer> ports = new ConcurrentLinkedQueue<>(Ports.free(PORTS));

    private final Map<Service, LoadBalancer> balancers = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> replicas = new ConcurrentHashMap<>();

    private Replicas(ServiceProcesses processes) {
        this.processes = processes;
    }

    /** Starts one replica of every service and waits until all are ready. */
    public static Replicas started(ServiceProcesses processes, PortPlan plan) {
        Replicas replicas = new Replicas(processes);
        for (Service service : Service.values()) {
            replicas.balancers.put(service, new LoadBalancer(plan.of(service)));
        }
        Stream.of(Service.values()).map(replicas::start).toList().forEach(replicas::admit);
        return replicas;
    }

    /** Kills the replica of a service, as in a power failure. */
    public void kill(Service service) {
        ServiceProcess killed = replicas.get(service);
        balancers.get(service).remove(killed);
        killed.process().destroyForcibly().onExit().join();
        ports.add(Ports.free(1).getFirst());
    }

    /** Starts a service again and returns at once. */
    public void launch(Service service) {
        replicas.put(service, start(service));
    }

    /** Starts one more replica of a service that takes no requests, with further environment variables; returns at once. */
    public ServiceProcess launch(Service service, Map<String, String> variables) {
        return processes.startReplica(service, Ports.free(1).getFirst(), variables);
    }

    /** Starts a service again and returns when it is ready. */
    public void restart(Service service) {
        admit(start(service));
    }

    /**
     * Replaces the replica of a service as a Deployment does: the new one receives connections before the old one stops
     * receiving them, and then the old one is terminated.
     */
    public Ended replace(Service service) {
        return replace(service, Map.of());
    }

    /** Replaces the replica of a service by one with further environment variables. */
    public Ended replace(Service service, Map<String, String> variables) {
        ServiceProcess old = replicas.get(service);
        admit(start(service, variables));
        return end(old);
    }

    /** Returns the complete lines in the log of a service's replica. */
    public String log(Service service) {
        try {
            String log = Files.readString(replicas.get(service).log());
            return log.substring(0, log.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        balancers.values().forEach(LoadBalancer::close);
    }

    private ServiceProcess start(Service service) {
        return start(service, Map.of());
    }

    private ServiceProcess start(Service service, Map<String, String> variables) {
        ServiceProcess replica = processes.startReplica(service, ports.remove(), variables);
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
        replica.process().destroy();
        await().atMost(PATIENCE).until(() -> !replica.process().isAlive());
        return new Ended(replica.service(), replica.process().exitValue(), replica.log());
    }

    /** A replica that has ended after SIGTERM. */
    public record Ended(Service service, int exitCode, Path log) {}
}
