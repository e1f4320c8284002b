package com.xenocrm.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.Filter;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;

import com.xenocrm.testkit.architecture.MappedRoute;

/** Caller of a service without the gateway's internal token. */
public final class Stranger {

    /** Paths that every service opens to all callers: health, metrics, and errors of the container. */
    public static final Set<String> OPEN_TO_ALL =
            Set.of("/actuator/health", "/actuator/health/**", "/actuator/info", "/actuator/prometheus", "/error");

    private static final List<String> PROBES =
            List.of("/actuator/health/startup", "/actuator/health/readiness", "/actuator/health/liveness");

    private static final String REFUSED =
            "{\"success\":false,\"message\":\"Sign in first\",\"error\":\"UNAUTHORIZED\"}";
    private static final int UNAUTHORIZED = 401;

    private final MockMvcTester http;

    private Stranger(MockMvcTester http) {
        this.http = http;
    }

    /** Returns the patterns of all routes of a service that do not answer 401 in the envelope. */
    public static Set<String> walk(WebApplicationContext service) {
        return walk(service, service.getBeansOfType(HandlerMapping.class).values());
    }

    /** Returns the patterns of some routes that do not answer 401 in the envelope. */
    public static Set<String> walk(WebApplicationContext service, Collection<HandlerMapping> mappings) {
        return new Stranger(http(service)).open(MappedRoute.of(mappings));
    }

    /** Returns the statuses of the startup, readiness and liveness probes of a service. */
    public static List<Integer> probe(WebApplicationContext service) {
        MockMvcTester http = http(service);
        return PROBES.stream()
                .map(path -> http.get().uri(path).exchange().getResponse().getStatus())
                .toList();
    }

    private static MockMvcTester http(WebApplicationContext service) {
        DefaultMockMvcBuilder mvc = MockMvcBuilders.webAppContextSetup(service)
                .addFilters(service.getBean("springSecurityFilterChain", Filter.class));
        return MockMvcTester.create(mvc.build());
    }

    private Set<String> open(Collection<MappedRoute> routes) {
        Set<String> open = new TreeSet<>();
        for (MappedRoute route : routes) {
            if (!isRefused(route)) {
                open.add(route.pattern());
            }
        }
        return open;
    }

    private boolean isRefused(MappedRoute route) {
        MvcTestResult answer =
                http.perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(route.method()), route.path()));
        String body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return answer.getResponse().getStatus() == UNAUTHORIZED && body.equals(REFUSED);
    }
}
