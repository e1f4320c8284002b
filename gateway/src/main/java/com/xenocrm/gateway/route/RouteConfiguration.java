package com.xenocrm.gateway.route;

import java.util.Arrays;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which service answers which path. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private final RouteSettings settings;
    private final DeadService deadService;
    private final GuardSettings guard;
    private final MeterRegistry meters;

    RouteConfiguration(RouteSettings settings, DeadService deadService, GuardSettings guard, MeterRegistry meters) {
        this.settings = settings;
        this.deadService = deadService;
        this.guard = guard;
        this.meters = meters;
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return route("auth-service", "/auth/**", "/api/auth/**", "/api/users/**", "/api/keys/**", "/api/audit")
                .and(route(
                        "ingestion-api",
                        "/api/ingest/**",
                        "/api/customers/**",
                        "/api/orders/**",
                        "/api/imports/**",
                        "/api/dead-letters/**",
                        "/api/receipt"))
                .and(route(
                        "campaign-service",
                        "/api/audience",
                        "/api/segments/**",
                        "/api/campaigns/**",
                        "/api/suppressions/**",
                        "/unsubscribe/**"))
                .and(route("ai-service", "/api/ai/**"))
                .and(route("vendor-simulator", "/api/send", "/api/vendor/**"));
    }

    private RouterFunction<ServerResponse> route(String service, String... paths) {
        RequestPredicate wanted = Arrays.stream(paths)
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return GatewayRouterFunctions.route(service)
                .route(wanted, HandlerFunctions.http())
                .before(BeforeFilterFunctions.uri(settings.service(service)))
                .before(request -> {
                    request.attributes().put(OutboundHeaders.SERVICE, service);
                    return request;
                })
                .filter(deadService.andThen(new Guard(service, guard, meters)))
                .build();
    }
}
