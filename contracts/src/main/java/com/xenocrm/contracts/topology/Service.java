package com.xenocrm.contracts.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Deployed services with their default ports and the paths that the gateway routes to them. */
public enum Service {
    GATEWAY(3000),
    AUTH_SERVICE(8081, "/auth/**", "/api/auth/**", "/api/users/**", "/api/keys/**", "/api/audit"),
    INGESTION_API(
            8082,
            "/api/ingest/**",
            "/api/customers/**",
            "/api/erasures/**",
            "/api/orders/**",
            "/api/imports/**",
            "/api/dead-letters/**",
            "/api/queues/**",
            "/api/statistics/customers",
            "/api/statistics/orders",
            "/api/receipt/**"),
    CUSTOMER_CONSUMER(8083),
    ORDER_CONSUMER(8084),
    DELIVERY_CONSUMER(8085),
    CAMPAIGN_SERVICE(
            8086,
            "/api/audience",
            "/api/segments/**",
            "/api/campaigns/**",
            "/api/communications",
            "/api/statistics/communications",
            "/api/suppressions/**",
            "/api/templates/**",
            "/api/senders/**",
            "/api/vocabulary",
            "/unsubscribe/**",
            "/t/**"),
    AI_SERVICE(8087, "/api/ai/**"),
    VENDOR_SIMULATOR(8088, "/api/send", "/api/vendor/**"),
    EMAIL_SENDER(8089),
    WEBHOOK_SENDER(8091, "/api/webhooks/**");

    private final int defaultPort;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> routes;

    Service(int defaultPort, String... routes) {
        this.defaultPort = defaultPort;
        this.routes = List.of(routes);
    }

    /** Finds a service by its name, such as {@code order-consumer}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(name))
                .findFirst();
    }

    /** Returns the name of the service, its module, image and host, such as {@code order-consumer}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the port that the service listens on unless {@code PORT} is set. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Returns the variable that changes the port in a local system, such as {@code ORDER_CONSUMER_PORT}. */
    public String portVariable() {
        return name() + "_PORT";
    }

    /** Returns the variable with the base URL of the service for the gateway, such as {@code AI_SERVICE_URL}. */
    public String urlVariable() {
        return name() + "_URL";
    }

    /** Returns the base URL of the service on this machine at its default port. */
    public String localUrl() {
        return "http://localhost:" + defaultPort;
    }

    /** Returns the path patterns that the gateway routes to the service; empty for the gateway and the consumers. */
    public List<String> routes() {
        return routes;
    }

    /** Returns whether the gateway routes requests to the service. */
    public boolean isRouted() {
        return !routes.isEmpty();
    }

    /** Returns the queues that the service consumes. */
    public List<String> queues() {
        return Exchanges.SUBSCRIPTIONS.stream()
                .filter(subscription -> subscription.service().equals(serviceName()))
                .map(Exchanges.Subscription::queue)
                .toList();
    }
}
