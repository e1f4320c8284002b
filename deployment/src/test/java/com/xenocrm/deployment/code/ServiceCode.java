package com.xenocrm.deployment.code;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Service as described by its own sources; deployments are compared with it. */
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

    /** Returns all services of the project. */
    public static List<ServiceCode> all() {
        return Project.directoriesWith(APPLICATION).stream()
                .map(ServiceCode::new)
                .toList();
    }

    /** Returns the service with this name. */
    public static ServiceCode of(String name) {
        return all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }

    /** Returns its name, which is its module's. */
    public String name() {
        return settings.of("spring.application.name");
    }

    /** Returns its default port. */
    public int port() {
        Matcher port = PORT.matcher(settings.of("server.port"));
        if (!port.matches()) {
            throw new IllegalStateException(name() + " has no port of its own");
        }
        return Integer.parseInt(port.group(1));
    }

    /** Returns the environment variables that it reads; those of broker or database only if it uses one. */
    public Set<String> environment() {
        Settings read = usesBroker() ? settings : settings.without(BROKER);
        return (usesDatabase() ? read : read.without(DATABASE)).variables();
    }

    /** Returns the defaults of these variables. */
    public Map<String, String> defaults() {
        return settings.defaults();
    }

    /** Returns the queues that it consumes. */
    public Set<String> queues() {
        Settings bindings = settings.below(BINDINGS);
        return bindings.names().stream()
                .map(DESTINATION::matcher)
                .filter(Matcher::matches)
                .map(binding -> bindings.of(binding.group()) + "." + bindings.of(binding.group(1) + ".group"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the paths of its health groups. */
    public Set<String> healthPaths() {
        Set<String> groups = new TreeSet<>();
        if (settings.of(HEALTH + "probes.enabled").equals("true")) {
            groups.addAll(List.of("liveness", "readiness"));
        }
        settings.below(HEALTH + "group.").names().forEach(name -> groups.add(name.substring(0, name.indexOf('.'))));
        return groups.stream().map(group -> "/actuator/health/" + group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the value of a property as written; empty if there is none. */
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
