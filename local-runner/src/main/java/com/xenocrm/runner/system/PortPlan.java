package com.xenocrm.runner.system;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

import com.xenocrm.runner.process.Ports;
import com.xenocrm.runner.terminal.Failure;

/** Which port everything listens on. */
public record PortPlan(Map<Service, Integer> services, int mongo, int rabbit, int google) {

    static final String MONGO_SETTING = "MONGO_PORT";
    static final String RABBIT_SETTING = "RABBITMQ_PORT";
    static final String GOOGLE_SETTING = "GOOGLE_PORT";

    public PortPlan {
        services = Map.copyOf(services);
    }

    /** The usual ports, each changed by the setting of its name. */
    public static PortPlan of(Map<String, String> environment) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, port(environment, service.portSetting(), service.usualPort()));
        }
        return new PortPlan(
                services,
                port(environment, MONGO_SETTING, 27117),
                port(environment, RABBIT_SETTING, 5673),
                port(environment, GOOGLE_SETTING, 8090));
    }

    /** Free ports, so that several systems can run side by side. */
    public static PortPlan random() {
        Iterator<Integer> free = Ports.free(Service.values().length + 3).iterator();
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, free.next());
        }
        return new PortPlan(services, free.next(), free.next(), free.next());
    }

    public int of(Service service) {
        return Optional.ofNullable(services.get(service)).orElseThrow();
    }

    /** Fails with the setting to change when somebody listens already. */
    void requireFreeServicePorts() {
        for (Service service : Service.values()) {
            requireFree(service.serviceName(), of(service), service.portSetting(), Ports::isFree);
        }
    }

    static void requireFree(String name, int port, String setting, IntPredicate isFree) {
        if (!isFree.test(port)) {
            throw new Failure("Port %d, which %s needs, is taken: set %s to a free one, for example %s=%d ./crm up"
                    .formatted(port, name, setting, setting, port + 1000));
        }
    }

    private static int port(Map<String, String> environment, String setting, int usual) {
        String given = environment.getOrDefault(setting, "");
        if (given.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(given);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new Failure(setting + " is \"" + given + "\", which is not a port");
    }
}
