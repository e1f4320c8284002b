package com.xenocrm.deployment.network;

import java.util.List;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.topology.Service;
import com.xenocrm.deployment.manifest.Overlay;

import static org.assertj.core.api.Assertions.assertThat;

/** The Ingress exposes the API and the console, and no operational endpoint. */
class RoutedPathsTest {

    private static final List<String> CONSOLE = List.of(
            "/", "/index.html", "/login", "/favicon.ico", "/console/icon.svg", "/docs/index.html", "/v3/api-docs");

    private static final List<HTTPIngressPath> ROUTED = Overlay.rendered("production").all(Ingress.class).stream()
            .flatMap(ingress -> ingress.getSpec().getRules().stream())
            .flatMap(rule -> rule.getHttp().getPaths().stream())
            .toList();

    static Stream<String> exposed() {
        Stream<String> routes = Stream.of(Service.values()).flatMap(service -> service.routes().stream());
        return Stream.concat(CONSOLE.stream(), routes.map(route -> route.replace("/**", "/x")));
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void publicPathsAreExposed(String path) {
        assertThat(isRouted(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/error",
                "/.well-known/jwks.json",
                "/%61ctuator"
            })
    void operationalPathsAreHidden(String path) {
        assertThat(isRouted(path)).isFalse();
    }

    private static boolean isRouted(String path) {
        return ROUTED.stream().anyMatch(routed -> switch (routed.getPathType()) {
            case "Exact" -> path.equals(routed.getPath());
            case "Prefix" -> path.equals(routed.getPath()) || path.startsWith(routed.getPath() + "/");
            default -> throw new IllegalArgumentException(routed.getPathType());
        });
    }
}
