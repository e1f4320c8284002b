package com.xenocrm.gateway.body;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of request bodies.
 *
 * @param most largest size of a body
 * @param patience longest time for the arrival of a whole body
 * @param routes paths with limits of their own
 */
@ConfigurationProperties("crm.gateway.body")
record BodySettings(
        @DefaultValue("1MB") DataSize most,
        @DefaultValue("30s") Duration patience,
        @DefaultValue List<Route> routes) {

    /** Returns the limits of a path. */
    Measure of(String path) {
        return routes.stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .map(route -> new Measure(route.most().toBytes(), route.patience()))
                .orElseGet(() -> new Measure(most.toBytes(), patience));
    }

    /** Limits of one path. */
    record Route(String path, DataSize most, Duration patience) {}

    /** Most bytes of a body, and the longest time for its arrival. */
    record Measure(long most, Duration patience) {}
}
