package com.xenocrm.deployment.code;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One service as its own sources describe it; whoever deploys it is held to this. */
public final class ServiceCode {

    private static final String APPLICATION = "src/main/resources/application.yaml";
    private static final List<Path> LIBRARIES =
            List.of(Project.path("service-kit/src/main/resources"), Project.path("account-data/src/main/resources"));
    private static final Pattern PORT = Pattern.compile("\\$\\{PORT:(\\d+)}");
    private static final Pattern DESTINATION = Pattern.compile("(.+-in-0)\\.destination");
    private static final String BINDINGS = "spring.cloud.stream.bindings.";
    private static final String HEALTH = "management.endpoint.health.";
    private static final String BROKER = "spring.rabbitmq.";
    private static final String DATABASE = "spring.mongodb.";

    private final Path module;
    private final Settings settings;

    private ServiceCode(Path module) {
        this.module = module;
        this.settings = Settings.of(module.resolve(APPLICATION), LIBRARIES);
    }

    /** Every service of the project. */
    public static List<ServiceCode> all() {
        return Project.directoriesWith(APPLICATION).stream()
                .map(ServiceCode::new)
                .toList();
    }

    /** The service of this name. */
    public static ServiceCode of(String name) {
        return all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }

    /** Its name, which is its module's. */
    public String name() {
        return settings.of("spring.application.name");
    }

    /** Where it listens unless it is told otherwise. */
    public int port() {
        Matcher port = PORT.matcher(settings.of("server.port"));
        if (!port.matches()) {
            throw new IllegalStateException(name() + " has no port of its own");
        }
        return Integer.parseInt(port.group(1));
    }

    /** The environment variables that it reads; those of a broker or a database only where it uses one. */
    public Set<String> environment() {
        Settings read = usesBroker() ? settings : settings.without(BROKER);
        return (usesDatabase() ? read : read.without(DATABASE)).variables();
    }

    /** What counts for those variables that nobody sets. */
    public Map<String, String> defaults() {
        return settings.defaults();
    }

    /** The queues that it takes messages from. */
    public Set<String> queues() {
        Settings bindings = settings.below(BINDINGS);
        return bindings.names().stream()
                .map(DESTINATION::matcher)
                .filter(Matcher::matches)
                .map(binding -> bindings.of(binding.group()) + "." + bindings.of(binding.group(1) + ".group"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The paths at which it tells its health, one for each health group. */
    public Set<String> healthPaths() {
        Set<String> groups = new TreeSet<>();
        if (settings.of(HEALTH + "probes.enabled").equals("true")) {
            groups.addAll(List.of("liveness", "readiness"));
        }
        settings.below(HEALTH + "group.").names().forEach(name -> groups.add(name.substring(0, name.indexOf('.'))));
        return groups.stream().map(group -> "/actuator/health/" + group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The value of a property as it is written down; empty where there is none. */
    public String setting(String name) {
        return settings.of(name);
    }

    /** Returns whether it connects to RabbitMQ. */
    public boolean usesBroker() {
        return dependsOn("spring-cloud-stream-binder-rabbit");
    }

    /** Returns whether it connects to MongoDB. */
    public boolean usesDatabase() {
        return dependsOn("spring-boot-starter-data-mongodb");
    }

    private boolean dependsOn(String artifact) {
        return Project.text(module.resolve("pom.xml")).contains("<artifactId>" + artifact + "</artifactId>");
    }

    @Override
    public String toString() {
        return name();
    }
}
