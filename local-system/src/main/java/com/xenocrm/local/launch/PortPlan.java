package com.xenocrm.local.launch;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Ports;

/** The port of each component. */
public record PortPlan(Map<String, Integer> ports) {

    public static final String MONGO = "MONGO_PORT";
    public static final String RABBIT = "RABBITMQ_PORT";
    public static final String GOOGLE = "GOOGLE_PORT";

    /** Port of the mail sandbox for SMTP, and the one for reading its e-mails over HTTP. */
    public static final String SMTP = "SMTP_PORT";

    public static final String MAILBOX = "MAILBOX_PORT";

    public PortPlan {
        ports = Map.copyOf(ports);
    }

    /** Returns the default ports, each changed by the variable of its name, such as {@code GATEWAY_PORT}. */
    public static PortPlan of(Map<String, String> environment) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            ports.put(service.portSetting(), service.defaultPort());
        }
        ports.putAll(Map.of(MONGO, 27117, RABBIT, 5673, GOOGLE, 8090, SMTP, 1025, MAILBOX, 8025));
        ports.replaceAll((setting, port) -> given(environment.getOrDefault(setting, ""), setting, port));
        return new PortPlan(ports);
    }

    /** Returns free ports, so that several systems can run at the same time. */
    public static PortPlan random() {
        List<String> settings = Stream.concat(
                        Stream.of(Service.values()).map(Service::portSetting),
                        Stream.of(MONGO, RABBIT, GOOGLE, SMTP, MAILBOX))
                .toList();
        Iterator<Integer> free = Ports.free(settings.size()).iterator();
        Map<String, Integer> ports = new LinkedHashMap<>();
        settings.forEach(setting -> ports.put(setting, free.next()));
        return new PortPlan(ports);
    }

    public int of(Service service) {
        return of(service.portSetting());
    }

    public int of(String setting) {
        return Optional.ofNullable(ports.get(setting)).orElseThrow();
    }

    /** Fails with the variable to change when another program uses the service's port. */
    public void requireFree(Service service) {
        requireFree(service.portSetting());
    }

    /** Returns the port; fails with the variable to change when another program uses it. */
    public int requireFree(String setting) {
        int port = of(setting);
        if (!Ports.isFree(port)) {
            throw new CommandFailure("Port %d is taken: set %s to a free one, for example %s=%d ./crm up"
                    .formatted(port, setting, setting, port + 1000));
        }
        return port;
    }

    private static int given(String value, String setting, int defaultPort) {
        if (value.isBlank()) {
            return defaultPort;
        }
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) > 0 && Integer.parseInt(value) < 65536) {
            return Integer.parseInt(value);
        }
        throw new CommandFailure(setting + " is \"" + value + "\", which is not a port");
    }
}
