package com.xenocrm.gateway.route;

import java.util.Arrays;
import java.util.List;

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

import com.xenocrm.contracts.topology.Service;
import com.xenocrm.gateway.minicrm.MiniCrmFilter;

/** Routes of the services. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private final RouteSettings settings;
    private final UnavailableFilter unavailable;
    private final MiniCrmFilter miniCrm;
    private final CircuitBreakerSettings guard;
    private final MeterRegistry meters;

    RouteConfiguration(
            RouteSettings settings,
            UnavailableFilter unavailable,
            MiniCrmFilter miniCrm,
            CircuitBreakerSettings guard,
            MeterRegistry meters) {
        this.settings = settings;
        this.unavailable = unavailable;
        this.miniCrm = miniCrm;
        this.guard = guard;
        this.meters = meters;
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return Arrays.stream(Service.values())
                .filter(Service::isRouted)
                .map(service -> route(service.serviceName(), service.routes()))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private RouterFunction<ServerResponse> route(String service, List<String> paths) {
        RequestPredicate wanted = paths.stream()
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
                .filter(unavailable.andThen(miniCrm).andThen(new ServiceCircuitBreaker(service, guard, meters)))
                .build();
    }
}
