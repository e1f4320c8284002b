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

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.process.Directories;
import com.xenocrm.runner.system.LocalSystem;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Progress;

/** The whole system as {@code ./crm up} runs it, on free ports, with JVMs as in production. */
public final class MeasuredSystem implements AutoCloseable {

    private static final String DATABASE = "crm_benchmark";
    private static final String SOMEBODY = "benchmark@example.com";

    private final LocalSystem system;
    private final Path work;
    private final MongoClient mongo;

    private MeasuredSystem(LocalSystem system, Path work) {
        this.system = system;
        this.work = work;
        this.mongo = MongoClients.create(system.mongoUri());
    }

    /** Returns when it is ready. */
    public static MeasuredSystem start(Path project, Map<String, String> environment, Progress progress) {
        try {
            Path work = Files.createTempDirectory("crm-bench");
            SystemSettings settings = SystemSettings.isolated(project, work, DATABASE, environment)
                    .measured();
            LocalSystem system = new LocalSystem(settings, progress);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            return new MeasuredSystem(system.start(), work);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The gateway's address. */
    public URI gateway() {
        return system.publicUrl();
    }

    /** A client for somebody who may do everything. */
    public CrmClient signIn() {
        return system.signIn(SOMEBODY);
    }

    /** The system's own database, to see what has been applied. */
    public MongoDatabase database() {
        return mongo.getDatabase(DATABASE);
    }

    /** Where the broker is. */
    public String rabbitUri() {
        return system.rabbitUri();
    }

    /** What every process has used up, by the name of its first part; this one, which makes the load, among them. */
    public Map<String, ProcessUsage> usage() {
        Map<String, ProcessUsage> usage = new LinkedHashMap<>();
        names().forEach((pid, name) -> usage.put(name, ProcessUsage.of(pid)));
        usage.put("load generator", ProcessUsage.of(ProcessHandle.current().pid()));
        return usage;
    }

    /** How many attempts the vendor has been given, ever. */
    public long givenToVendor() {
        return database().getCollection("vendor_messages").estimatedDocumentCount();
    }

    /** Peaks of memory are counted from now on. */
    public void forgetPeaks() {
        names().keySet().forEach(ProcessUsage::forgetPeak);
    }

    private Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        system.parts()
                .forEach(part -> part.process().ifPresent(process -> names.putIfAbsent(process.pid(), part.name())));
        return names;
    }

    @Override
    public void close() {
        mongo.close();
        system.close();
        Directories.delete(work);
    }
}
