package com.xenocrm.local.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;

/**
 * Settings of a local system.
 *
 * @param project directory of the sources and the built jars
 * @param work directory for logs, secrets and the broker's data; one system at a time uses it
 * @param environment variables set by the caller; they override defaults
 * @param usesArchives whether class archives are recorded once, with which services then start; those that exist are always used
 * @param productionJvm whether services get the heap and the compiler that they have in production
 */
public record SystemSettings(
        Path project,
        Path work,
        PortPlan ports,
        Map<String, String> environment,
        boolean usesArchives,
        boolean productionJvm) {

    public SystemSettings {
        environment = Map.copyOf(environment);
    }

    /** Returns the settings of {@code ./crm up}. */
    public static SystemSettings standard(Path project, Map<String, String> environment) {
        return new SystemSettings(project, stateDirectory(project), PortPlan.of(environment), environment, true, false);
    }

    /**
     * Returns the settings of a system with its own database on free ports, which can run beside any other. It records no class
     * archives: a test starts too few processes of a service to be worth it.
     */
    public static SystemSettings isolated(Path work, String databaseName, Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("MONGO_DB_NAME", databaseName);
        return new SystemSettings(findProject(), work, PortPlan.random(), own, false, false);
    }

    /** Returns the settings for a benchmark: JVMs as in production, and very high rate limits. */
    public SystemSettings forBenchmark() {
        Map<String, String> unlimited = new HashMap<>(environment);
        unlimited.put("RATE_LIMIT_IDENTITY", "1000000");
        unlimited.put("RATE_LIMIT_ADDRESS", "1000000");
        unlimited.put("RATE_LIMIT_RECEIPTS", "1000000");
        return new SystemSettings(project, work, ports, unlimited, false, true);
    }

    /** Finds the project that contains the current directory. */
    public static Path findProject() {
        Path start = Path.of(System.getProperty("crm.project", "")).toAbsolutePath();
        return Stream.iterate(start, directory -> directory != null, Path::getParent)
                .filter(directory -> Files.isExecutable(directory.resolve("crm")))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("There is no Xeno CRM project in or above " + start));
    }

    /** Returns the directory of everything that the commands write. */
    public static Path stateDirectory(Path project) {
        return project.resolve(".crm");
    }

    /** Returns the directory that RabbitMQ's packages are downloaded into if it is not installed. */
    public Path rabbitDownloads() {
        return rabbitDownloads(project);
    }

    public static Path rabbitDownloads(Path project) {
        return stateDirectory(project).resolve("rabbitmq-server");
    }

    /** Returns the value of a variable that is set and not blank. */
    public Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    public Path logs() {
        return work.resolve("logs");
    }

    /** Directory of the mail sandbox's e-mails. */
    public Path mail() {
        return work.resolve("mail");
    }

    /** Directory that the MongoDB stand-in saves its data to. */
    public Path data() {
        return work.resolve("data");
    }

    /** Returns whether this is the system of {@code ./crm up}: only it keeps its data, and removes old programs. */
    public boolean isStandard() {
        return work.equals(stateDirectory(project));
    }
}
