package com.xenocrm.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.system.LocalSystem;

/** The whole system as {@code ./crm up} runs it, on free ports, with JVMs as in production. */
public final class MeasuredSystem implements AutoCloseable {

    private static final String DATABASE = "crm_benchmark";
    private static final String USER = "benchmark@example.com";

    private final LocalSystem system;
    private final Path work;
    private final MongoClient mongo;

    private MeasuredSystem(LocalSystem system, Path work) {
        this.system = system;
        this.work = work;
        this.mongo = MongoClients.create(system.environment().mongoUri());
    }

    /** Returns when the system is ready. */
    public static MeasuredSystem start(Map<String, String> environment) {
        try {
            Path work = Files.createTempDirectory("crm-bench");
            SystemSettings settings =
                    SystemSettings.isolated(work, DATABASE, environment).forBenchmark();
            LocalSystem system = new LocalSystem(settings, System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            return new MeasuredSystem(system.start(), work);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the address of the gateway. */
    public URI gateway() {
        return system.environment().publicUrl();
    }

    /** Signs in as administrator. */
    public CrmClient signIn() {
        return CrmClient.signIn(gateway(), system.environment().googleStandIn().orElseThrow(), USER);
    }

    /** Returns the system's database. */
    public MongoDatabase database() {
        return mongo.getDatabase(DATABASE);
    }

    /** Returns the address of the broker. */
    public String rabbitUri() {
        return system.environment().rabbitUri();
    }

    /** Resources used by each process, by name of its component, this process included. */
    public Map<String, ProcessUsage> usage() {
        Map<String, ProcessUsage> usage = new LinkedHashMap<>();
        names().forEach((pid, name) -> usage.put(name, ProcessUsage.of(pid)));
        return usage;
    }

    /** Returns the kilobytes that live objects of a service take; collects its garbage first. */
    public long heapAfterCollection(String service) {
        long pid = names().entrySet().stream()
                .filter(each -> each.getValue().equals(service))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return ProcessUsage.heapAfterCollection(pid);
    }

    /** Returns the number of messages that the vendor has received. */
    public long vendorMessages() {
        return database().getCollection("vendor_messages").estimatedDocumentCount();
    }

    /** Starts a new measurement of peak memory. */
    public void resetPeaks() {
        names().keySet().forEach(ProcessUsage::resetPeak);
    }

    private Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        names.put(ProcessHandle.current().pid(), "load generator and stand-ins");
        system.components()
                .forEach(component ->
                        component.process().ifPresent(process -> names.putIfAbsent(process.pid(), component.name())));
        return names;
    }

    @Override
    public void close() {
        mongo.close();
        system.close();
        Directories.delete(work);
    }
}
