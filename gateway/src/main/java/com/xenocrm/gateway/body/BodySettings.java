package com.xenocrm.gateway.body;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may bring along.
 *
 * @param most its body's size
 * @param patience how long the whole body may take to arrive
 * @param routes paths with a measure of their own
 */
@ConfigurationProperties("crm.gateway.body")
record BodySettings(
        @DefaultValue("1MB") DataSize most,
        @DefaultValue("30s") Duration patience,
        @DefaultValue List<Route> routes) {

    /** The measure of a path. */
    Measure of(String path) {
        return routes.stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .map(route -> new Measure(route.most().toBytes(), route.patience()))
                .orElseGet(() -> new Measure(most.toBytes(), patience));
    }

    /** One path's own measure. */
    record Route(String path, DataSize most, Duration patience) {}

    /** How many bytes a body may have, and how long it may take to arrive. */
    record Measure(long most, Duration patience) {}
}
