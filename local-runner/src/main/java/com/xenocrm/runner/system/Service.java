package com.xenocrm.runner.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services of the system: their names, usual ports, and how much heap each gets on a small machine. */
public enum Service {
    GATEWAY(3000, 96),
    AUTH_SERVICE(8081, 96),
    INGESTION_API(8082, 96),
    CUSTOMER_CONSUMER(8083, 96),
    ORDER_CONSUMER(8084, 96),
    DELIVERY_CONSUMER(8085, 96),
    CAMPAIGN_SERVICE(8086, 96),
    AI_SERVICE(8087, 96),
    VENDOR_SIMULATOR(8088, 96);

    private final int usualPort;
    private final int heapMegabytes;

    Service(int usualPort, int heapMegabytes) {
        this.usualPort = usualPort;
        this.heapMegabytes = heapMegabytes;
    }

    /** The service of this name, such as {@code order-consumer}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(name))
                .findFirst();
    }

    /** Its name, which is its module's too, such as {@code order-consumer}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int usualPort() {
        return usualPort;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** The setting that changes its port, such as {@code ORDER_CONSUMER_PORT}; the gateway's is {@code GATEWAY_PORT}. */
    public String portSetting() {
        return name() + "_PORT";
    }
}
