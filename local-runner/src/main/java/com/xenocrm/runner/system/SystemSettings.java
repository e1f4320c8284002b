package com.xenocrm.runner.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.xenocrm.runner.terminal.Failure;

/**
 * How a system is to run.
 *
 * @param project where the sources and the built jars are
 * @param work where logs, secrets and the broker's data go; one running system each
 * @param environment what the caller has set; it wins over defaults
 * @param trainsCaches whether to spend some seconds a service, once, to make every later start faster
 * @param asInProduction whether the services' JVMs have the heap and the compiler that they have in production: more memory,
 *     slower at first, faster later
 */
public record SystemSettings(
        Path project,
        Path work,
        PortPlan ports,
        Map<String, String> environment,
        boolean trainsCaches,
        boolean asInProduction) {

    public SystemSettings {
        environment = Map.copyOf(environment);
    }

    /** As {@code ./crm up} runs it. */
    public static SystemSettings usual(Path project, Map<String, String> environment) {
        return new SystemSettings(project, stateDirectory(project), PortPlan.of(environment), environment, true, false);
    }

    /** On free ports, with a database of its own, next to whatever else is running. */
    public static SystemSettings isolated(
            Path project, Path work, String databaseName, Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("MONGO_DB_NAME", databaseName);
        return new SystemSettings(project, work, PortPlan.random(), own, true, false);
    }

    /** The same for a measurement: the JVMs are as in production, and nobody is held up by the rate limits. */
    public SystemSettings measured() {
        Map<String, String> unlimited = new HashMap<>(environment);
        unlimited.put("RATE_LIMIT_IDENTITY", "1000000");
        unlimited.put("RATE_LIMIT_ADDRESS", "1000000");
        unlimited.put("RATE_LIMIT_RECEIPTS", "1000000");
        return new SystemSettings(project, work, ports, unlimited, false, true);
    }

    /** The project that the current directory is in. */
    public static Path findProject() {
        Path start = Path.of(System.getProperty("crm.project", "")).toAbsolutePath();
        return Stream.iterate(start, directory -> directory != null, Path::getParent)
                .filter(directory -> Files.isExecutable(directory.resolve("crm")))
                .findFirst()
                .orElseThrow(() -> new Failure("There is no Xeno CRM project around " + start));
    }

    /** Where everything goes that the commands write. */
    public static Path stateDirectory(Path project) {
        return project.resolve(".crm");
    }

    /** Whether this is the one that {@code ./crm up} runs: no older program runs beside it, as it may beside a test's. */
    boolean isUsual() {
        return work.equals(stateDirectory(project));
    }

    /** A setting that is there and not blank. */
    Optional<String> given(String setting) {
        return Optional.ofNullable(environment.get(setting)).filter(value -> !value.isBlank());
    }

    Path logs() {
        return work.resolve("logs");
    }

    Path apps() {
        return stateDirectory(project).resolve("apps");
    }
}
