package com.xenocrm.local.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Services with their default ports. */
public enum Service {
    GATEWAY(3000),
    AUTH_SERVICE(8081),
    INGESTION_API(8082),
    CUSTOMER_CONSUMER(8083),
    ORDER_CONSUMER(8084),
    DELIVERY_CONSUMER(8085),
    CAMPAIGN_SERVICE(8086),
    AI_SERVICE(8087),
    VENDOR_SIMULATOR(8088),
    EMAIL_SENDER(8089),
    WEBHOOK_SENDER(8091);

    private final int defaultPort;

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** Finds a service by name, such as {@code order-consumer}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(name))
                .findFirst();
    }

    /** Returns the name of the service and of its module, such as {@code order-consumer}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Returns the variable that changes the port, such as {@code ORDER_CONSUMER_PORT}. */
    String portSetting() {
        return name() + "_PORT";
    }
}
